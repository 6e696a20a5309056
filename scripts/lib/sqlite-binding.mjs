import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bindingPath, cacheDir, inRoot } from './places.mjs';
import { step } from './progress.mjs';
import { runLogged } from './run-command.mjs';
import { fileHash, readStamp, writeStamp } from './stamps.mjs';

const packageDir = inRoot('node_modules/better-sqlite3');
const compatHeader = inRoot('scripts/native/napi9.h');
const stampPath = `${bindingPath}.made-as`;
const host = `${process.platform}-${process.arch}`;

/** The package's own binaries need Node-API 10: Node 22.14 and Electron 35 have it. */
const FIRST_ELECTRON_WITH_NAPI_10 = 35;

/**
 * Puts the SQLite binding for this machine at build/native. `electronVersion` is left out when only Node will load it.
 * A binding made for Node-API 9 runs everywhere and is therefore never replaced by the other kind.
 */
export async function ensureSqliteBinding(electronVersion) {
  const version = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')).version;
  const universal = `napi9-${version}-${host}-${shortHash(fileHash(compatHeader))}`;
  const prebuilt = `prebuilt-${version}-${host}`;
  const prebuiltWillDo =
    Number(process.versions.napi) >= 10 &&
    (electronVersion === undefined || Number.parseInt(electronVersion, 10) >= FIRST_ELECTRON_WITH_NAPI_10);
  const present = existsSync(bindingPath) ? readStamp(stampPath) : undefined;
  if (present === universal || (prebuiltWillDo && present === prebuilt)) return;
  if (prebuiltWillDo) {
    install(path.join(packageDir, 'prebuilds', `${host}.node`), prebuilt);
    return;
  }
  const cached = path.join(cacheDir, `better-sqlite3-${universal}.node`);
  if (!existsSync(cached))
    await step('Compiling better-sqlite3 for Node-API 9 (about a minute, once for this user)', () => compile(cached));
  install(cached, universal);
}

const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);

function install(from, madeAs) {
  placeAtomically(from, bindingPath);
  writeStamp(stampPath, madeAs);
}

/** A running program may have the old file mapped: it is replaced by rename, never written over. */
function placeAtomically(from, to) {
  mkdirSync(path.dirname(to), { recursive: true });
  const part = `${to}.${process.pid}.part`;
  copyFileSync(from, part);
  renameSync(part, to);
}

/** Compiles in a copy below build/, so that node_modules stays as npm left it and two runs do not meet. */
function compile(target) {
  mkdirSync(inRoot('build'), { recursive: true });
  const workDir = mkdtempSync(inRoot('build/sqlite-part-'));
  try {
    for (const name of ['binding.gyp', 'package.json', 'deps', 'src', 'lib']) {
      cpSync(path.join(packageDir, name), path.join(workDir, name), { recursive: true });
    }
    const nodeGyp = inRoot('node_modules/node-gyp/bin/node-gyp.js');
    runLogged(
      process.execPath,
      [nodeGyp, 'rebuild', '-C', workDir, '--release', '--force_build=1', ...localHeaders()],
      inRoot('out/sqlite-build.log'),
      {
        env: { ...process.env, CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -include "${compatHeader}"` },
      },
    );
    placeAtomically(path.join(workDir, 'build/Release/better_sqlite3.node'), target);
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** Node's headers as installed beside this Node; without them node-gyp would have to download them. */
function localHeaders() {
  const prefix = path.resolve(path.dirname(process.execPath), '..');
  return existsSync(path.join(prefix, 'include/node/node_api.h')) ? [`--nodedir=${prefix}`] : [];
}
