// Exports the subjects of a data folder and imports the file again without writing; says what it saw as JSON.
import { statSync } from 'node:fs';
import path from 'node:path';
import { officeInProcess, valueOf } from './office-in-process.mjs';

const [dataDir, folder] = process.argv.slice(2);
const { api, close } = await officeInProcess(dataDir);
const from = Date.now();
const { fileName, rows } = valueOf(await api['library.export']({ kind: 'subjects', folder }));
const to = Date.now();
const file = path.join(folder, fileName);
const { effect } = valueOf(await api['imports.read']({ kind: 'subjects', file }));
close();
console.log(JSON.stringify({ from, to, rows, unchanged: effect.unchanged, mib: statSync(file).size / 1024 / 1024 }));
