import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeDebianPackage } from './debian-package.mjs';
import { prepareApp } from './launch.mjs';
import { bindingPath, inRoot, unpackedDir } from './places.mjs';
import { say, step } from './progress.mjs';
import { hasCommand, runLogged } from './run-command.mjs';

/** `npm run package`: the unpacked Linux application and the Debian package made from it. */
export async function makePackages() {
  const electron = await prepareApp();
  await packageLinuxFolder(electron);
  say(`  ${path.relative(inRoot(), unpackedDir)}`);
  if (hasCommand('dpkg-deb')) {
    const file = await step('Making the Debian package', () => makeDebianPackage(unpackedDir));
    say(`  ${path.relative(inRoot(), file)}`);
  } else {
    say('No Debian package: dpkg-deb is not on this machine.');
  }
  return 0;
}

/** electron-builder's "dir" target for this machine, with the production fuses of electron-builder.yml. Downloads nothing. */
export async function packageLinuxFolder(electron) {
  stageNatives();
  rmSync(unpackedDir, { recursive: true, force: true });
  const builder = inRoot('node_modules/electron-builder/out/cli/cli.js');
  const args = ['--linux', 'dir', '--publish', 'never', `-c.electronDist=${electron.dist}`, `-c.electronVersion=${electron.version}`];
  await step('Packaging for Linux', () => runLogged(process.execPath, [builder, ...args], inRoot('out/package.log')));
}

/** electron-builder.yml takes natives by platform and architecture; this machine's own is the one it runs with, the other Linux is the package's. */
function stageNatives() {
  const prebuilds = inRoot('node_modules/better-sqlite3/prebuilds');
  for (const arch of ['x64', 'arm64']) {
    const staged = inRoot(`build/native/linux-${arch}.node`);
    mkdirSync(path.dirname(staged), { recursive: true });
    const own = process.platform === 'linux' && process.arch === arch && existsSync(bindingPath);
    copyFileSync(own ? bindingPath : path.join(prebuilds, `linux-${arch}.node`), staged);
  }
}
