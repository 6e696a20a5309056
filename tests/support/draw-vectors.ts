import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vectorsDir = path.resolve(root, '../shared/vectors');

/** Whether the published vectors lie beside the checkout; says loudly which folder is missing when they do not. */
export const haveVectors = existsSync(vectorsDir);
if (!haveVectors) process.stderr.write(`SKIPPED: vectors not found in ${vectorsDir}\n`);

/** The absolute path of a vector file or folder. */
export const vectorPath = (relative: string): string => path.join(vectorsDir, relative);

export const vectorBytes = (relative: string): Uint8Array => new Uint8Array(readFileSync(vectorPath(relative)));

export const vectorText = (relative: string): string => readFileSync(vectorPath(relative), 'utf8');
