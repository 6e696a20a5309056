import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the process that is to be killed from the present sources, because plain Node does not run TypeScript. Gives its path. */
export const buildSpineProcess = async (): Promise<string> => {
  const outDir = path.join(root, 'node_modules/.cache/tests', String(process.pid));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: 'tests/crash/spine-process.ts',
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'spine-process.cjs', codeSplitting: false } },
    },
  });
  return path.join(outDir, 'spine-process.cjs');
};
