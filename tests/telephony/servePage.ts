import { build, preview, type PreviewServer } from 'vite';

const root = new URL('page/', import.meta.url).pathname;
const outDir = new URL('../../.cache/telephony-page', import.meta.url).pathname;

/** The test page, bundled once from the sources, on loopback (a secure context, so that the microphone may be asked for). */
export const servePage = async (port: number): Promise<PreviewServer> => {
  await build({ configFile: false, root, logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'esnext', minify: false } });
  return preview({ configFile: false, root, logLevel: 'error', build: { outDir }, preview: { host: '127.0.0.1', port, strictPort: true } });
};
