import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import type { WriteDb } from './db.ts';
import { insertSubject, insertTagged, upsertSubject, type RowStamp, type SubjectStamp } from './import-rows.ts';
import { integerOf, oneOf, textOf } from './row.ts';
import { blockSize, noteBlocks, putBlock, type SearchBlock } from './search-index.ts';

/** Writes many subjects in one transaction whose number is large beside that of the library. */
export interface SubjectLoad {
  /** Whether the library held no subject when the load began, so that nobody need look for the codes of a file in it. */
  readonly isFirst: boolean;
  /** Only for a code that the library does not know of this office. */
  readonly add: (row: SubjectRow, stamp: SubjectStamp) => void;
  readonly update: (row: SubjectRow, stamp: RowStamp) => void;
  /** Says that a subject with this id was written past the load. */
  readonly noteWritten: (id: number) => void;
  /** Takes the block of the search index that the subjects just added make up, so that it need not be made from the table. First loads alone. */
  readonly take: (block: SearchBlock) => void;
  /** Puts back what was taken away, one piece a step; until the last one the transaction must not be committed. */
  readonly end: () => Generator<null, undefined>;
}

const kinds = ['index', 'trigger'] as const;

/**
 * Takes the indexes of the subjects and the triggers of their search index away until `end`: making an index anew from all rows takes a third of
 * the time of keeping it row by row, and a row that fires a trigger costs as much again. They are part of the transaction like any row, so that a
 * rollback leaves them as they were. The statements that made them are put back as they stand in the schema. The unique ones stay where there are
 * subjects to be found by their code; a first load finds two rows of one code when it makes them. Tags of new subjects are written at the end, tag
 * by tag, which is their order on the disk.
 */
export const beginSubjectLoad = (db: WriteDb): SubjectLoad => {
  let lastId = integerOf(db.get('select coalesce(max(id), 0) as id from subjects') ?? {}, 'id');
  const isFirst = lastId === 0;
  const upkeep = db
    .all(
      `select type, name, sql from sqlite_schema where tbl_name = 'subjects' and sql is not null
         and (type = 'index' and (? or name not like 'subjects_one_%') or type = 'trigger' and name like 'subjects_search_%') order by rowid`,
      Number(isFirst),
    )
    .map((row) => ({ type: oneOf(row, 'type', kinds), name: textOf(row, 'name'), sql: textOf(row, 'sql') }));
  for (const { type, name } of upkeep) db.run(`drop ${type} ${name}`);
  let withoutBlock = lastId + 1;
  const updated: number[] = [];
  const idsByTag = new Map<string, number[]>();
  const noteTags = (id: number, tags: readonly string[]): void => {
    for (const tag of new Set(tags)) {
      const ids = idsByTag.get(tag);
      if (ids) ids.push(id);
      else idsByTag.set(tag, [id]);
    }
  };
  return {
    isFirst,
    add: (row, stamp) => {
      lastId += 1;
      insertSubject(db, lastId, row, stamp);
      if (row.tags.length > 0) noteTags(lastId, row.tags);
    },
    update: (row, stamp) => {
      updated.push(upsertSubject(db, row, stamp));
    },
    noteWritten: (id) => {
      updated.push(id);
    },
    take: (block) => {
      if (withoutBlock !== Math.max(1, block.block * blockSize)) throw new Error('a block of other subjects than those just added');
      putBlock(db, block);
      withoutBlock = lastId + 1;
    },
    *end() {
      for (const [tag, ids] of [...idsByTag].sort(([a], [b]) => (a < b ? -1 : 1))) {
        insertTagged(db, tag, ids);
        yield null;
      }
      for (const { sql } of upkeep) {
        db.run(sql);
        yield null;
      }
      noteBlocks(db, updated, withoutBlock, lastId);
      return undefined;
    },
  };
};
