'use strict';
// The real application of this checkout with an observer in front of its main process and of its backend.
require('../observe.cjs');
const path = require('node:path');
const { app, utilityProcess } = require('electron');

const root = path.resolve(__dirname, '../../../..');
const fork = utilityProcess.fork.bind(utilityProcess);
utilityProcess.fork = (modulePath, args, options) =>
  fork(path.join(__dirname, 'backend.cjs'), [modulePath, ...args], {
    ...options,
    env: { ...process.env, FAIRDRAW_OBSERVED: process.env.FAIRDRAW_OBSERVED_BACKEND },
  });
app.setAppPath(root);
require(path.join(root, 'out/electron/main.cjs'));
