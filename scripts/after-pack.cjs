'use strict';
const { rmSync } = require('node:fs');
const path = require('node:path');

/**
 * electron-builder copies the whole folder that Electron is taken from, its default app and the mark of a finished download included; the
 * shipped application must hold only itself.
 */
exports.default = function removeWhatIsNotOurs(context) {
  for (const leftover of [path.join('resources', 'default_app.asar'), '.complete']) {
    rmSync(path.join(context.appOutDir, leftover), { force: true });
  }
};
