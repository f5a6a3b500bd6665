import { mkdir, writeFile } from 'node:fs/promises';
import { build } from 'vite';

/** Makes one script of the mock, which the tests put into the page before its own. */
export default async function setup() {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'tests/mock/page.ts', formats: ['iife'], name: 'mock' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('the mock was not built');
  await mkdir('.mock', { recursive: true });
  await writeFile('.mock/page.js', output.output[0].code);
}
