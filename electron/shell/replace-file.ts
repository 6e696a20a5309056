import { open, rename, rm } from 'node:fs/promises';

/** Writes `*.part`, flushes it to the disk and renames: the file is the old one or the whole new one. */
export const replaceFile = async (filePath: string, content: Uint8Array | string): Promise<void> => {
  const partPath = `${filePath}.part`;
  try {
    const handle = await open(partPath, 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partPath, filePath);
  } catch (error) {
    await rm(partPath, { force: true });
    throw error;
  }
};
