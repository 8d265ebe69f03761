import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The portal: static files under /portal/, served by the central with a strict content security policy. */
export default defineConfig({
  root: 'src/portal',
  base: '/portal/',
  plugins: [react()],
  build: {
    outDir: '../../out/portal',
    emptyOutDir: true,
    // An inlined asset would be a data: URL, which the policy allows for images only.
    assetsInlineLimit: 0,
    // Mantine and React in one file: a phone on a poor network makes one request, kept by the cache.
    chunkSizeWarningLimit: 900,
  },
});
