import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the reading thread from the present sources, because a thread cannot run TypeScript. Gives its path. */
export const buildSheetThread = async (): Promise<string> => {
  const outDir = path.join(root, 'node_modules/.cache/tests', String(process.pid));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: 'electron/tables/sheet-thread.ts',
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'sheet-thread.cjs', codeSplitting: false } },
    },
  });
  return path.join(outDir, 'sheet-thread.cjs');
};
