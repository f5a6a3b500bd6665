import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** In a plain browser there is no shell: `npm run dev` puts the mock of the tests in its place. */
const mockShell: Plugin = {
  name: 'mock-shell',
  apply: 'serve',
  transformIndexHtml: {
    order: 'pre',
    handler: () => [
      {
        tag: 'script',
        attrs: { type: 'module', src: '/tests/mock/page.ts' },
        injectTo: 'head-prepend',
      },
    ],
  },
};

export default defineConfig({
  plugins: [svelte(), mockShell],
  // The page is served from the program itself: relative addresses, and no file inlined that the CSP would refuse.
  base: './',
  build: {
    target: ['es2022', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, strictPort: true },
});
