import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The workstation's two pages: the phone, and the screen it carries. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src/renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    minify: true,
    rolldownOptions: {
      input: {
        phone: resolve(import.meta.dirname, 'src/renderer/phone.html'),
        seat: resolve(import.meta.dirname, 'src/renderer/seat.html'),
      },
    },
  },
});
