import { createServer, type ViteDevServer } from 'vite';

/** The test page from the sources, on loopback (a secure context, so that the microphone may be asked for). */
export const servePage = async (port: number): Promise<ViteDevServer> => {
  const server = await createServer({
    configFile: false,
    root: new URL('page/', import.meta.url).pathname,
    cacheDir: new URL('../../.cache/vite-telephony', import.meta.url).pathname,
    server: { host: '127.0.0.1', port, strictPort: true, hmr: false, watch: null, fs: { allow: [new URL('../../', import.meta.url).pathname] } },
    optimizeDeps: { include: ['sip.js', 'uuid', 'zod'] },
    logLevel: 'error',
  });
  await server.listen();
  return server;
};
