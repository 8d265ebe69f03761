import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const publicFolder = new URL('src/portal/public/', import.meta.url);

/** The page for everybody: no phone of a grid worker needs to keep it. */
const ofCitizens = /^(?:report\.html|assets\/(?:report|dangerRules)-)/u;

/** Tells the service worker which files to keep: all of this build, under a name that changes with any of them. */
const shellOfWorker = (): Plugin => ({
  name: 'lianxi-portal-shell',
  enforce: 'post',
  generateBundle: (_options, bundle) => {
    const hash = createHash('sha256');
    const files: string[] = [];
    for (const [name, output] of Object.entries(bundle)) {
      if (name === 'serviceWorker.js' || ofCitizens.test(name)) continue;
      files.push(name);
      hash.update(name).update(output.type === 'chunk' ? output.code : output.source);
    }
    for (const name of readdirSync(publicFolder)) {
      files.push(name);
      hash.update(name).update(readFileSync(new URL(name, publicFolder)));
    }
    const shell = JSON.stringify({ version: hash.digest('hex').slice(0, 16), files: files.sort() });
    const worker = bundle['serviceWorker.js'];
    if (worker?.type !== 'chunk') throw new Error('the build made no service worker');
    worker.code = `const __SHELL__ = ${shell};\n${worker.code}`;
  },
});

/** The portal: static files under /portal/, served by the central with a strict content security policy. */
export default defineConfig({
  root: 'src/portal',
  base: '/portal/',
  plugins: [react(), shellOfWorker()],
  build: {
    outDir: '../../out/portal',
    emptyOutDir: true,
    // An inlined asset would be a data: URL, which the policy allows for images only.
    assetsInlineLimit: 0,
    // Mantine and React in few files: a phone on a poor network makes few requests, kept by the cache.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { index: 'src/portal/index.html', report: 'src/portal/report.html', serviceWorker: 'src/portal/worker/serviceWorker.ts' },
      // The worker's address must stay the same from build to build.
      output: { entryFileNames: ({ name }) => (name === 'serviceWorker' ? 'serviceWorker.js' : 'assets/[name]-[hash].js') },
    },
  },
});
