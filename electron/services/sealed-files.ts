import type { DrawFileSource } from '#electron/bundle/payload-writer.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { drawFiles } from '#electron/store/draws.ts';

/** The files of the records of these events that `takes` wants. */
export const filesOf = (db: ReadDb, serials: ReadonlySet<string>, takes: (name: string) => boolean): readonly DrawFileSource[] =>
  [...serials].flatMap((serial) =>
    [...drawFiles(db, serial)].flatMap(([file, content]) => (takes(file) ? [{ serial, file, content }] : [])),
  );
