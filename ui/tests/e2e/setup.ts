import { mkdir, writeFile } from 'node:fs/promises';
import { build } from 'vite';

/** Makes a script each of the mocked shell and of the bridge to the engine, which stand in the page before its own. */
export default async function setup() {
  await mkdir('.mock', { recursive: true });
  for (const name of ['page', 'bridge']) {
    const built = await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        write: false,
        minify: false,
        lib: { entry: `tests/mock/${name}.ts`, formats: ['iife'], name },
      },
    });
    const [output] = Array.isArray(built) ? built : [built];
    if (!output || !('output' in output)) throw new Error(`the script of ${name} was not built`);
    await writeFile(`.mock/${name}.js`, output.output[0].code);
  }
}
