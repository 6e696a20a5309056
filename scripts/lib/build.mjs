import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './places.mjs';
import { step } from './progress.mjs';
import { readStamp, sourcesHash, writeStamp } from './stamps.mjs';

/** Every file of out/electron and the source it is made from. Each is one CommonJS file: a sandboxed preload and a thread can load no second one. */
const electronEntries = {
  main: 'electron/main.ts',
  preload: 'electron/preload.ts',
  'stage-preload': 'electron/stage-preload.ts',
  backend: 'electron/backend.ts',
  cli: 'electron/cli/main.ts',
  'sheet-thread': 'electron/tables/sheet-thread.ts',
  'write-thread': 'electron/write-thread.ts',
  'key-file-thread': 'electron/bundle/key-file-thread.ts',
  'pdf-thread': 'electron/shell/pdf-thread.ts',
};

const common = ['shared', 'package.json', 'package-lock.json', 'scripts/lib/build.mjs'];
const parts = {
  electron: {
    sources: ['electron', 'resources', 'renderer/verifier', 'renderer/features/records/record-sheet.css', ...common],
    build: buildElectron,
  },
  renderer: { sources: ['renderer', 'resources/help', ...common], build: buildRenderer },
};

/** Builds the named parts ('electron', 'renderer') whose sources changed since their last build. */
export async function ensureBuilt(...names) {
  for (const name of names) {
    const { sources, build } = parts[name];
    const stampPath = inRoot('out/.built', name);
    const wanted = sourcesHash(sources);
    if (readStamp(stampPath) === wanted) continue;
    await step(`Building ${name}`, () => inPartFolder(name, build));
    writeStamp(stampPath, wanted);
  }
}

/** Builds beside the real folder and moves the result over it, so that a program started meanwhile finds the old or the new file, never half of one. */
async function inPartFolder(name, build) {
  const partDir = inRoot(`out/.part-${name}-${process.pid}`);
  const outDir = inRoot('out', name);
  try {
    await build(partDir);
    if (!existsSync(partDir)) return;
    if (name === 'renderer') rmSync(outDir, { recursive: true, force: true });
    mkdirSync(outDir, { recursive: true });
    for (const file of readdirSync(partDir)) renameSync(path.join(partDir, file), path.join(outDir, file));
  } finally {
    rmSync(partDir, { recursive: true, force: true });
  }
}

async function buildElectron(outDir) {
  const { build } = await import('vite');
  for (const [name, source] of Object.entries(electronEntries)) {
    if (existsSync(inRoot(source))) await build(electronConfig(name, source, outDir));
  }
  await buildVerifier(outDir);
}

/** What is handed out with a record as it stands, and how the record and the other papers of a draw look. */
const recordParts = [
  'resources/record/verify.sh',
  'resources/record/record-paper.css',
  'resources/record/ceremony-papers.css',
  'resources/record/field-papers.css',
  'resources/record/official.css',
  'resources/record/plan-papers.css',
  'renderer/features/records/record-sheet.css',
];

/** The oldest browsers that must run the verifier page: those of ten years ago. */
const oldBrowsers = 'es2015';

/** verify.html, one file with its script and style in it, verify.sh, and the look of the paper record: what the backend puts into every record folder. */
async function buildVerifier(outDir) {
  const { build } = await import('vite');
  const [{ output }] = await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: oldBrowsers,
      cssTarget: 'chrome50',
      lib: { entry: inRoot('renderer/verifier/main.ts'), formats: ['iife'], name: 'verifier', fileName: 'verify' },
    },
  });
  const script = output.find(({ type }) => type === 'chunk').code;
  const style = readFileSync(inRoot('renderer/verifier/verifier.css'), 'utf8');
  const page = readFileSync(inRoot('renderer/verifier/page.html'), 'utf8')
    .replace('/*style*/', () => style)
    .replace('/*script*/', () => script.replaceAll('</script', '<\\/script'));
  writeFileSync(path.join(outDir, 'verify.html'), page);
  for (const source of recordParts) copyFileSync(inRoot(source), path.join(outDir, path.basename(source)));
}

function electronConfig(name, source, outDir) {
  return {
    configFile: false,
    root: inRoot(),
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: source,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
      },
    },
  };
}

async function buildRenderer(outDir) {
  if (!existsSync(inRoot('renderer/index.html'))) return;
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    configFile: false,
    root: inRoot('renderer'),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: { index: inRoot('renderer/index.html'), stage: inRoot('renderer/stage.html') } },
    },
  });
}
