import { spawnSync } from 'node:child_process';
import { say, step } from './progress.mjs';
import { hasCommand, isRoot, runLogged } from './run-command.mjs';
import { hasDisplay } from './display.mjs';
import { inRoot } from './places.mjs';

/** Debian's package for each shared library Electron links to and a bare Debian may lack. */
const packageOfLibrary = {
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXrandr.so.2': 'libxrandr2',
};

/** What a window needs from the system: Electron's libraries, a display or Xvfb, a font with Chinese. */
export async function ensureSystemLibraries(electronExe) {
  if (process.platform !== 'linux') return;
  const missing = missingPackages(electronExe);
  if (missing.length === 0) return;
  if (!isRoot() || !hasCommand('apt-get')) {
    throw new Error(`The system lacks what a window needs; install it with: sudo apt-get install -y ${missing.join(' ')}`);
  }
  await step(`Installing Debian packages: ${missing.join(' ')}`, () => installPackages(missing));
}

/** Debian's package for each tool of others that tests hold the product against. A test that misses its tool says that it was skipped. */
const packageOfTestTool = {
  age: 'age',
  chromium: 'chromium',
  openssl: 'openssl',
  pdftoppm: 'poppler-utils',
  python3: 'python3',
  unzip: 'unzip',
  xxd: 'xxd',
  zbarimg: 'zbar-tools',
};

/** Installs what can be installed and goes on without the rest. */
export async function ensureTestTools() {
  if (process.platform !== 'linux') return;
  const missing = Object.keys(packageOfTestTool).filter((tool) => !hasCommand(tool));
  if (missing.length === 0) return;
  await ensureDebianPackages(
    missing.map((tool) => packageOfTestTool[tool]),
    `Tests with ${missing.join(', ')} will be skipped`,
  );
}

/** Installs packages that one can do without; says what follows when they cannot be had. */
export async function ensureDebianPackages(names, otherwise) {
  if (!isRoot() || !hasCommand('apt-get')) {
    say(`${otherwise}; install them with: sudo apt-get install -y ${names.join(' ')}`);
    return;
  }
  try {
    await step(`Installing Debian packages: ${names.join(' ')}`, () => installPackages(names));
  } catch (error) {
    say(`${otherwise}: ${error.message}`);
  }
}

function missingPackages(electronExe) {
  const missing = new Set(missingLibraries(electronExe).map((library) => packageOfLibrary[library] ?? library));
  if (!hasDisplay() && !hasCommand('xvfb-run')) ['xvfb', 'xauth'].forEach((name) => missing.add(name));
  if (!hasChineseFont()) ['fontconfig', 'fonts-noto-cjk'].forEach((name) => missing.add(name));
  return [...missing];
}

function missingLibraries(electronExe) {
  const listing = spawnSync('ldd', [electronExe], { encoding: 'utf8' }).stdout ?? '';
  return [...listing.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

const hasChineseFont = () => (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';

function installPackages(names) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const log = inRoot('out/apt.log');
  runLogged('apt-get', ['update', '-qq'], log, options);
  runLogged('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], log, options);
}
