import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { shellWords } from '#shared/i18n/zh-cn/shell.ts';
import { replaceFile } from './replace-file.ts';

const settingsPath = (): string => path.join(app.getPath('userData'), 'settings.json');

/** The data folder this person used last; without one, a folder of the program's name among the documents. */
export const rememberedDataDir = (): string => {
  try {
    const settings: unknown = JSON.parse(readFileSync(settingsPath(), 'utf8'));
    if (typeof settings === 'object' && settings !== null && 'dataDir' in settings && typeof settings.dataDir === 'string')
      return settings.dataDir;
  } catch {
    // No settings yet, or not readable: the default below serves.
  }
  return path.join(documentsDir(), shellWords.dataFolder);
};

const documentsDir = (): string => {
  try {
    return app.getPath('documents');
  } catch {
    return app.getPath('home'); // a system without a documents folder
  }
};

export const rememberDataDir = (dataDir: string): Promise<void> => replaceFile(settingsPath(), JSON.stringify({ dataDir }));

/** A packaged program takes its native module from its own resources only; nothing in the environment can name another. */
export const nativeBindingPath = (appDir: string): string =>
  app.isPackaged
    ? path.join(process.resourcesPath, 'native', 'better_sqlite3.node')
    : path.join(appDir, 'build', 'native', 'better_sqlite3.node');

const largestLog = 1_000_000;

/** The log of this program on this account of the computer. */
export const logFilePath = (): string => path.join(app.getPath('userData'), 'logs', 'fairdraw.log');

/** Appends lines to a log file that is turned over at about one megabyte. No names, codes or contents of records are ever logged. */
export const createLog = (clock: () => string): ((text: string) => void) => {
  const filePath = logFilePath();
  return (text) => {
    try {
      mkdirSync(path.dirname(filePath), { recursive: true });
      if ((statSync(filePath, { throwIfNoEntry: false })?.size ?? 0) > largestLog) renameSync(filePath, `${filePath}.1`);
      appendFileSync(filePath, `${clock()} ${text}\n`);
    } catch {
      // A full disk or a read-only folder must not end the program for the sake of its log.
    }
  };
};
