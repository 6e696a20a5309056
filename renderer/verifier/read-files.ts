import { isCheckedName, largestCompanion, type RecordFiles } from '#shared/domain/draw/record.ts';

/** More than any record holds; a folder dropped by mistake is not read to its end. */
const mostFiles = 2000;

export type ReadFilesFailure = 'tooMany' | 'unreadable';

const bytesOf = (file: File): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    // Not `file.arrayBuffer()`, which came to the browsers years later.
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result instanceof ArrayBuffer ? new Uint8Array(reader.result) : new Uint8Array(0));
    };
    reader.onerror = () => {
      reject(new Error(file.name));
    };
    reader.readAsArrayBuffer(file);
  });

/** The files of one folder by name; of what the draw does not know nothing very large is read. */
export const readRecordFiles = async (chosen: readonly File[]): Promise<RecordFiles | ReadFilesFailure> => {
  if (chosen.length > mostFiles) return 'tooMany';
  try {
    const read = await Promise.all(
      chosen.map(async (file) => {
        const wanted = isCheckedName(file.name) || file.size <= largestCompanion;
        return [file.name, wanted ? await bytesOf(file) : new Uint8Array(0)] as const;
      }),
    );
    return new Map(read);
  } catch {
    return 'unreadable';
  }
};

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  const readOn = (before: readonly FileSystemEntry[]): Promise<readonly FileSystemEntry[]> =>
    new Promise((resolve, reject) => {
      // A reader hands out a hundred at a time, and nothing at the end.
      reader.readEntries((entries) => {
        if (entries.length === 0 || before.length > mostFiles) resolve(before);
        else resolve(readOn([...before, ...entries]));
      }, reject);
    });
  return readOn([]);
};

const fileOf = (entry: FileSystemEntry): Promise<readonly File[]> =>
  new Promise((resolve, reject) => {
    if (entry.isFile) {
      (entry as FileSystemFileEntry).file((file) => {
        resolve([file]);
      }, reject); // `isFile` says which of the two kinds it is
    } else resolve([]);
  });

/** What was dropped: files as they are, of a folder the files that lie in it directly. */
export const droppedFiles = async ({ items, files }: DataTransfer): Promise<readonly File[]> => {
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  const folders = entries.filter((entry): entry is FileSystemDirectoryEntry => entry !== null && entry.isDirectory);
  if (folders.length === 0) return [...files];
  const found = await Promise.all(folders.map(entriesOf));
  const read = await Promise.all(found.flatMap((inFolder) => inFolder.map(fileOf)));
  return read.flatMap((each) => each);
};
