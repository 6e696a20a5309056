import { fromBuffer, type Entry } from 'yauzl';

/** Every entry of a zip by its name. */
export const unzipped = (bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> =>
  new Promise((resolve, reject) => {
    const parts = new Map<string, Uint8Array>();
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (fault, zip) => {
      if (fault) {
        reject(fault);
        return;
      }
      zip.on('end', () => {
        resolve(parts);
      });
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (unreadable, stream) => {
          if (unreadable) {
            reject(unreadable);
            return;
          }
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
