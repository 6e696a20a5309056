import os from 'node:os';
import path from 'node:path';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

export const inRoot = (...parts) => path.join(root, ...parts);

/** What is costly to make and the same for every checkout of this user: Electron, compiled bindings, the demo's data. */
export const cacheDir =
  process.env.FAIRDRAW_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'fairdraw-desk');

/** Where the person stood who typed `npm run …`; npm itself moves to the checkout before it starts a script. */
export const callerDir = process.env.npm_lifecycle_event ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();

export const unpackedDir = inRoot('release/linux-unpacked');
export const packagedExe = path.join(unpackedDir, 'fairdraw-desk');
export const bindingPath = inRoot('build/native/better_sqlite3.node');
