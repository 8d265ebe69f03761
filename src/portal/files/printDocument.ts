/** Prints an HTML document of our own making, without the page around it: from a frame that is gone afterwards. */
export const printDocument = (html: string): void => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  frame.setAttribute('aria-hidden', 'true');
  frame.srcdoc = html;
  frame.addEventListener('load', () => {
    const { contentWindow } = frame;
    if (contentWindow === null) return;
    contentWindow.addEventListener('afterprint', () => frame.remove());
    contentWindow.print();
  });
  document.body.append(frame);
};
