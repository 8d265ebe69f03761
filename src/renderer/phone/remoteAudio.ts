/** Plays the caller. Where the browser wants a gesture first, the next key or click starts it. */
export const createRemoteAudio = (): ((stream: MediaStream | null) => void) => {
  const audio = new Audio();
  audio.autoplay = true;
  const play = (): void => {
    audio.play().catch(() => {
      for (const gesture of ['pointerdown', 'keydown'] as const) window.addEventListener(gesture, play, { once: true });
    });
  };
  return (stream) => {
    audio.srcObject = stream;
    if (stream !== null) play();
  };
};
