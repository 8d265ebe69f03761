import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import rendererConfig from './vite.renderer.config.ts';

const source = (path: string): string => resolve(import.meta.dirname, 'src', path);

/** The Electron host: main with the station and its workers as files of their own, the preload as CommonJS, the pages. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          index: source('main/index.ts'),
          station: source('main/station.ts'),
          localStoreWorker: source('main/storage/localStoreWorker.ts'),
          replicaWriterWorker: source('main/storage/replicaWriterWorker.ts'),
          readerWorker: source('main/storage/readerWorker.ts'),
          triageWorker: source('main/services/triageWorker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: { input: source('preload/index.ts'), output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: rendererConfig,
});
