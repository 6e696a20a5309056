import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Writes `*.part`, flushes it to the disk and renames: the file is the old one or the whole new one, never half. */
export const replaceFile = async (file: string, bytes: Uint8Array): Promise<void> => {
  const part = `${file}.part`;
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncDir(path.dirname(file));
};

/** Makes the rename itself durable; Windows has no handle on a folder and needs none. */
const syncDir = async (dir: string): Promise<void> => {
  if (path.sep === '\\') return;
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
