import { compareUtf8, toHex } from '#shared/base/bytes.ts';
import type { DrawDifference } from './difference.ts';
import type { DrawHash } from './hash.ts';
import type { RecordFiles } from './record.ts';
import { isHash, maxCount, parseCount } from './table-file.ts';
import { decodeText, encodeText } from './utf8-text.ts';

/** The list of everything that a record folder was handed out with; each line is name, size in bytes and SHA-256. */
export const folderListName = 'files.tsv';

const header = '#fairdraw-files/1';

/**
 * The bytes of `files.tsv`: the header with the SHA-256 of the lines below it, then one line for each file, ascending by name. `record.tsv` binds
 * what was drawn; this list binds what people read beside it, and tells a file that was lost, renamed or cut off from one that was changed.
 */
export const folderListText = (hash: DrawHash, files: RecordFiles): string => {
  const lines = [...files]
    .filter(([name]) => name !== folderListName)
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([name, bytes]) => `${name}\t${bytes.length}\t${toHex(hash.sha256(bytes))}\n`)
    .join('');
  return `${header}\t${toHex(hash.sha256(encodeText(lines)))}\n${lines}`;
};

interface ListedFile {
  readonly size: number;
  readonly sha256: string;
}

/** The names that the folder's list holds; empty when the folder has no list or none that can be read. */
export const listedNames = (files: RecordFiles): ReadonlySet<string> => new Set(readList(decodeText(textBytes(files)) ?? '')?.keys());

const textBytes = (files: RecordFiles): Uint8Array => files.get(folderListName) ?? new Uint8Array(0);

/**
 * The first file that is not as the list says, in the order of the list; undefined when all are, or when the folder has no list. The list itself
 * comes first, because a list that was changed accuses the wrong file.
 */
export const checkFolderList = (hash: DrawHash, files: RecordFiles): DrawDifference | undefined => {
  const file = folderListName;
  if (!files.has(file)) return undefined;
  const text = decodeText(textBytes(files));
  if (text === undefined) return { what: 'form', file, line: 1, reason: 'notUtf8' };
  const [first = ''] = text.split('\n', 1);
  const found = toHex(hash.sha256(encodeText(text.slice(first.length + 1))));
  if (first !== `${header}\t${found}`) return { what: 'listChanged', file, expected: first, found: `${header}\t${found}` };
  const listed = readList(text);
  return listed ? firstUnlike(hash, files, listed) : { what: 'form', file, line: 2, reason: 'columnCount' };
};

const readList = (text: string): ReadonlyMap<string, ListedFile> | undefined => {
  const listed = new Map<string, ListedFile>();
  for (const line of text.split('\n').slice(1, -1)) {
    const [name = '', sizeCell = '', sha256 = '', more] = line.split('\t');
    const size = parseCount(sizeCell, maxCount);
    if (name === '' || size === undefined || !isHash(sha256) || more !== undefined) return undefined;
    listed.set(name, { size, sha256 });
  }
  return listed;
};

const firstUnlike = (hash: DrawHash, files: RecordFiles, listed: ReadonlyMap<string, ListedFile>): DrawDifference | undefined => {
  const hashOf = (name: string): string => toHex(hash.sha256(files.get(name) ?? new Uint8Array(0)));
  const otherWith = (sha256: string, own: string): string | undefined =>
    [...files.keys()].find((name) => name !== own && files.get(name)?.length === listed.get(own)?.size && hashOf(name) === sha256);
  for (const [file, { size, sha256 }] of listed) {
    const bytes = files.get(file);
    if (!bytes) {
      const renamed = otherWith(sha256, file);
      return renamed === undefined || listed.has(renamed) ? { what: 'missing', file } : { what: 'renamed', file, other: renamed };
    }
    const found = hashOf(file);
    if (found === sha256) continue;
    const swapped = [...listed].find(([, other]) => other.sha256 === found)?.[0];
    if (swapped !== undefined) return { what: 'swapped', file, other: swapped };
    if (bytes.length < size) return { what: 'cutOff', file, size, length: bytes.length };
    return { what: 'hash', file, namedIn: folderListName, expected: sha256, found };
  }
  return undefined;
};
