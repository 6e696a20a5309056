'use strict';
// Stands in for Electron's own default app, which the registry's copy of Electron lacks: starts the app folder named on the command line.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { app } = require('electron');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('Name the folder of the app to start.\n');
  app.exit(2);
} else {
  const appDir = path.resolve(folder);
  const manifest = JSON.parse(readFileSync(path.join(appDir, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(appDir);
  // Loaded synchronously: what the app must do before 'ready' (sandbox, custom schemes) would come too late otherwise.
  require(path.join(appDir, manifest.main));
}
