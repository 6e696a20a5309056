'use strict';
const { rmSync } = require('node:fs');
const path = require('node:path');

/** electron-builder leaves Electron's default app in place when Electron is taken from a folder; the shipped application must hold only itself. */
exports.default = function removeDefaultApp(context) {
  rmSync(path.join(context.appOutDir, 'resources', 'default_app.asar'), { force: true });
};
