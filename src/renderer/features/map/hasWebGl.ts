/** Whether this machine can draw a map at all: old drivers and remote desktops often cannot. */
export const hasWebGl = (): boolean => {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
};
