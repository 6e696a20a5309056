'use strict';
// Paints an SVG file at several sizes with Chromium: electron scripts/icon-painter --svg=FILE --out=FOLDER --sizes=16,32,…
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`)).slice(name.length + 3);

/** Runs in the page. */
async function paint(source, size) {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png');
}

async function main() {
  await app.whenReady();
  const window = new BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  const source = `data:image/svg+xml;base64,${readFileSync(option('svg')).toString('base64')}`;
  for (const size of option('sizes').split(',')) {
    const painted = await window.webContents.executeJavaScript(`(${paint})(${JSON.stringify(source)}, ${Number(size)})`);
    writeFileSync(path.join(option('out'), `${size}x${size}.png`), Buffer.from(painted.split(',')[1], 'base64'));
  }
}

main().then(
  () => app.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    app.exit(1);
  },
);
