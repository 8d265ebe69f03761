import { contextBridge, ipcRenderer } from 'electron';
import { bridgePipe, pipeChannel } from './bridgePipe.ts';

/** Exposes one pipe and nothing else; the page builds its services on it. Sandboxed, so it is bundled as CommonJS. */
const pipe = bridgePipe((onPort) => {
  ipcRenderer.once(pipeChannel, ({ ports }) => {
    const [port] = ports;
    if (port !== undefined) onPort(port);
  });
});

contextBridge.exposeInMainWorld('lianxi', { pipe });
