import { closeSync, createReadStream, createWriteStream, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const CHUNK = 1 << 20;

/**
 * Unpacks a zip file of the plain kind (no zip64, no encryption) without any package, because it runs before packages may be there.
 * `rename` gives each entry's new relative path, or nothing to leave it out. Executable bits are kept.
 */
export async function unzip(zipPath, targetDir, rename) {
  const file = openSync(zipPath, 'r');
  try {
    for (const entry of readDirectory(file)) {
      const relative = entry.name.endsWith('/') ? undefined : rename(entry.name);
      if (relative) await unpackEntry(file, zipPath, entry, safeTarget(targetDir, relative));
    }
  } finally {
    closeSync(file);
  }
}

function safeTarget(targetDir, relative) {
  const target = path.join(targetDir, relative);
  if (!target.startsWith(targetDir + path.sep)) throw new Error(`zip entry leaves its folder: ${relative}`);
  return target;
}

function readDirectory(file) {
  const { count, offset, length } = findDirectory(file);
  const bytes = readAt(file, offset, length);
  const entries = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      deflated: bytes.readUInt16LE(at + 10) !== 0,
      packedSize: bytes.readUInt32LE(at + 20),
      executable: ((bytes.readUInt32LE(at + 38) >>> 16) & 0o111) !== 0,
      headerOffset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findDirectory(file) {
  const { size } = fstatSync(file);
  const tail = readAt(file, Math.max(0, size - END_LENGTH - LONGEST_COMMENT), Math.min(size, END_LENGTH + LONGEST_COMMENT));
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY) {
      return { count: tail.readUInt16LE(at + 10), length: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
    }
  }
  throw new Error('not a zip file');
}

async function unpackEntry(file, zipPath, entry, target) {
  mkdirSync(path.dirname(target), { recursive: true });
  const header = readAt(file, entry.headerOffset, 30);
  const start = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const output = createWriteStream(target, { mode: entry.executable ? 0o755 : 0o644 });
  if (entry.packedSize === 0) {
    output.end();
    return;
  }
  const input = createReadStream(zipPath, { start, end: start + entry.packedSize - 1, highWaterMark: CHUNK });
  await (entry.deflated ? pipeline(input, createInflateRaw({ chunkSize: CHUNK }), output) : pipeline(input, output));
}

function readAt(file, position, length) {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, position);
  return bytes;
}
