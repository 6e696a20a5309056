import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { inRoot } from '../../../scripts/lib/places.mjs';

const outDir = inRoot('node_modules/.cache/bench', String(process.pid));

process.once('exit', () => {
  rmSync(outDir, { recursive: true, force: true });
});

const loading = new Map();

/** Builds one TypeScript module of the checkout as the program itself is built, once, and loads it. What `external` names is taken from node_modules. */
export function loadModule(source, external = []) {
  const known = loading.get(source);
  if (known) return known;
  const loaded = buildModule(source, external).then((file) => createRequire(import.meta.url)(file));
  loading.set(source, loaded);
  return loaded;
}

/** The same for another process: gives the file, which is there until this process ends. */
export async function buildModule(source, external = []) {
  const name = source.replaceAll(/[^a-z0-9]+/gi, '-');
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: source,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { external, output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false } },
    },
  });
  return path.join(outDir, `${name}.cjs`);
}
