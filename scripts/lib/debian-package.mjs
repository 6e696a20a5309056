import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { inRoot } from './places.mjs';
import { runLogged } from './run-command.mjs';

const appDir = 'opt/fairdraw-desk';
const debianName = { x64: 'amd64', arm64: 'arm64' };
const installer = (name) => inRoot('resources/installer', name);

/**
 * Makes release/fairdraw-desk_<version>_<architecture>.deb from an unpacked Linux application. electron-builder's own .deb needs a tool
 * it downloads; Debian's dpkg-deb does the same from a folder. Light compression: 12 s instead of minutes for a few MB.
 */
export function makeDebianPackage(unpackedDir, arch = process.arch) {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const target = inRoot(`release/fairdraw-desk_${version}_${debianName[arch]}.deb`);
  const tree = mkdtempSync(inRoot('release/debian-part-'));
  try {
    chmodSync(tree, 0o755);
    cpSync(unpackedDir, path.join(tree, appDir), { recursive: true, preserveTimestamps: true });
    place(tree, 'fairdraw', 'usr/bin/fairdraw', 0o755);
    place(tree, 'fairdraw-desk.desktop', 'usr/share/applications/fairdraw-desk.desktop');
    placeIcons(tree);
    placeControl(tree, version, arch);
    runLogged('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', tree, target], inRoot('out/debian-package.log'));
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
  return target;
}

function place(tree, name, at, mode = 0o644) {
  const to = path.join(tree, at);
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(installer(name), to);
  chmodSync(to, mode);
}

function placeIcons(tree) {
  for (const name of readdirSync(inRoot('resources/icons')).filter((file) => file.endsWith('.png'))) {
    const dir = path.join(tree, 'usr/share/icons/hicolor', path.parse(name).name, 'apps');
    mkdirSync(dir, { recursive: true });
    copyFileSync(inRoot('resources/icons', name), path.join(dir, 'fairdraw-desk.png'));
  }
}

function placeControl(tree, version, arch) {
  const values = { VERSION: version, ARCHITECTURE: debianName[arch], INSTALLED_SIZE: String(Math.ceil(sizeOf(tree) / 1024)) };
  const control = readFileSync(installer('debian-control'), 'utf8').replaceAll(/@(\w+)@/g, (_, name) => values[name]);
  mkdirSync(path.join(tree, 'DEBIAN'));
  writeFileSync(path.join(tree, 'DEBIAN/control'), control);
  place(tree, 'debian-postinst', 'DEBIAN/postinst', 0o755);
  place(tree, 'debian-postrm', 'DEBIAN/postrm', 0o755);
}

function sizeOf(place) {
  const stat = lstatSync(place);
  return stat.isDirectory() ? readdirSync(place).reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0) : stat.size;
}
