import { canonicalJson } from '#shared/base/canonical-json.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import { editedSubject, taggedSubject, type SubjectEdit } from '#shared/domain/subjects/edit-subject.ts';
import { parseSubjectCode, type SubjectCodeKind } from '#shared/domain/subjects/subject-code.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { insertLibraryChange, listChangesOfSeq, type LibraryChange } from '#electron/store/library-changes.ts';
import { listRecordsByKey } from '#electron/store/library-rows.ts';
import {
  codesOfIds,
  codesOfRecords,
  findAction,
  frozenSince,
  insertAction,
  keeperOfSubject,
  listActions,
  markUndone,
  nameOfCode,
  openEventOfCode,
  phoneOfSubject,
  targetIds,
  updateSubject,
} from '#electron/store/subject-edits.ts';
import type { CommandContext, Handlers } from './context.ts';
import { officeNames } from './trust-roster.ts';

type Names = 'subjects.edit' | 'subjects.tag' | 'subjects.undo' | 'subjects.actions' | 'subjects.frozenSince' | 'subjects.showPhone';
type Writing = Pick<CommandContext<unknown>, 'db' | 'actor' | 'now' | 'seq'>;
type Source = 'subjects.edit' | 'subjects.tag' | 'subjects.undo';

interface StoredSubject {
  readonly uid: string;
  readonly batchId: string | null;
  readonly row: SubjectRow;
}

const storedOf = (db: WriteDb, codes: readonly string[]): readonly StoredSubject[] =>
  listRecordsByKey(db, 'subjects', codes).flatMap((stored) =>
    stored.kind === 'subjects' ? [{ uid: stored.record, batchId: stored.batchId, row: stored.row }] : [],
  );

const codeKindOf = (code: string): SubjectCodeKind => {
  if (code.length === 18) return 'creditCode';
  return code.length === 15 ? 'registration15' : 'legacy13';
};

const byOf = ({ actor }: Pick<Writing, 'actor'>): { readonly by: string; readonly byName: string } => ({
  by: actor?.id ?? '',
  byName: actor?.name ?? '',
});

/** Writes the new row and keeps old and new beside it; answers the changed fields, or undefined when nothing differs. */
const writeChange = (write: Writing, { uid, batchId, row }: StoredSubject, next: SubjectRow, source: Source) => {
  const changes = fieldChanges<object>(row, next);
  if (!changes) return undefined;
  updateSubject(write.db, uid, next, { codeKind: codeKindOf(next.code), contentHash: sha256Hex(canonicalJson(next)), seq: write.seq });
  const { seq, now: at } = write;
  insertLibraryChange(write.db, {
    kind: 'subjects',
    record: uid,
    seq,
    at,
    ...byOf(write),
    source,
    batchId: null,
    beforeBatchId: batchId,
    ...changes,
  });
  return changes;
};

const keepAction = (
  write: Writing,
  source: 'subjects.edit' | 'subjects.tag',
  facts: Parameters<typeof insertAction>[1]['facts'],
  records: number,
) => {
  insertAction(write.db, { seq: write.seq, at: write.now, ...byOf(write), source, facts, records });
};

type CodeRefusal = AppError<'subject.codeInvalid' | 'subject.codeTaken' | 'subject.onFrozenList'>;

/** A corrected code is valid, nobody else's, and the old one is not what an open draw or a missing result goes by. */
const refusedCode = (db: WriteDb, before: string, after: string): Result<null, CodeRefusal> => {
  if (before === after) return ok(null);
  if (!parseSubjectCode(after).ok) return fail('subject.codeInvalid', { code: after });
  const name = nameOfCode(db, after);
  if (name !== null) return fail('subject.codeTaken', { code: after, name });
  const serial = openEventOfCode(db, before);
  return serial === null ? ok(null) : fail('subject.onFrozenList', { serial });
};

const slice = 200;

const isAsLeft = (row: SubjectRow, { after }: LibraryChange): boolean => {
  const now = new Map<string, unknown>(Object.entries(row));
  return Object.entries(after ?? {}).every(([field, value]) => canonicalJson(now.get(field) ?? null) === canonicalJson(value ?? null));
};

/** Takes one slice of changes back; what was changed again since stays as it is. */
const undoSlice = (write: Writing, changes: readonly LibraryChange[]): number => {
  const stored = new Map(
    storedOf(
      write.db,
      codesOfRecords(
        write.db,
        changes.map(({ record }) => record),
      ),
    ).map((subject) => [subject.uid, subject]),
  );
  let restored = 0;
  for (const change of changes) {
    const subject = stored.get(change.record);
    if (!subject || !isAsLeft(subject.row, change)) continue;
    const next: SubjectRow = { ...subject.row, ...change.before }; // fields of this very row, as they were
    const owner = next.code === subject.row.code ? null : nameOfCode(write.db, next.code);
    if (owner === null && writeChange(write, subject, next, 'subjects.undo')) restored += 1;
  }
  return restored;
};

export const subjectEditHandlers: Handlers<Names> = {
  'subjects.edit': (write, { id, edit }) => {
    const [subject] = storedOf(write.db, codesOfIds(write.db, [id]));
    const keeper = keeperOfSubject(write.db, id);
    if (keeper !== null) return fail('library.otherOffice', { office: officeNames(write.db)(keeper) });
    if (!subject) return fail('subject.notFound', {});
    const given: SubjectEdit = {
      ...(edit as SubjectEdit),
      ...(edit.code === undefined ? {} : { code: edit.code.normalize('NFKC').toUpperCase() }),
    };
    const next = editedSubject(subject.row, given, write.now.slice(0, 10));
    const code = refusedCode(write.db, subject.row.code, next.code);
    if (!code.ok) return err(code.error);
    const changes = writeChange(write, subject, next, 'subjects.edit');
    if (!changes) return fail('subject.unchanged', {});
    const fields = Object.keys(changes.after);
    keepAction(write, 'subjects.edit', { kind: 'edit', name: next.name, fields }, 1);
    write.note({ code: next.code, name: next.name, ...changes });
    return ok({ seq: write.seq, fields });
  },

  'subjects.tag': (_, { target, tag, action }) =>
    Promise.resolve(
      ok(function* (write): Generator<Progress, Result<{ seq: number; changed: number; skipped: number }, AppError<'subject.unchanged'>>> {
        const ids = targetIds(write.db, target);
        let changed = 0;
        for (let start = 0; start < ids.length; start += slice) {
          for (const subject of storedOf(write.db, codesOfIds(write.db, ids.slice(start, start + slice)))) {
            const next = taggedSubject(subject.row, tag, action);
            if (next && writeChange(write, subject, next, 'subjects.tag')) changed += 1;
          }
          yield { phase: 'writing', done: Math.min(start + slice, ids.length), total: ids.length };
        }
        if (changed === 0) return fail('subject.unchanged', {});
        const skipped = ids.length - changed;
        keepAction(write, 'subjects.tag', { kind: 'tag', tag, action }, changed);
        write.note({ tag, action, changed, skipped });
        return ok({ seq: write.seq, changed, skipped });
      }),
    ),

  'subjects.undo': (_, { seq }) =>
    Promise.resolve(
      ok(function* (write) {
        const action = findAction(write.db, seq);
        if (!action) return fail('action.notFound', {});
        if (action.undone) return fail('action.undone', { by: action.undone.by });
        const frozen = frozenSince(write.db, seq);
        if (frozen) return fail('action.frozen', frozen);
        let restored = 0;
        let done = 0;
        let after = 0;
        for (;;) {
          const changes = listChangesOfSeq(write.db, seq, after, slice);
          restored += undoSlice(write, changes);
          done += changes.length;
          after = changes.at(-1)?.number ?? after;
          yield { phase: 'writing', done, total: action.records };
          if (changes.length < slice) break;
        }
        markUndone(write.db, seq, write.now, byOf(write).byName);
        const kept = action.records - restored;
        write.note({ seq, restored, kept });
        return ok({ restored, kept });
      }),
    ),

  'subjects.actions': ({ db }) => ok(listActions(db)),

  'subjects.frozenSince': ({ db }, { seq }) => ok(frozenSince(db, seq)),

  'subjects.showPhone': ({ db, note }, { id }) => {
    const found = phoneOfSubject(db, id);
    if (!found) return fail('subject.notFound', {});
    note({ code: found.code, name: found.name });
    return ok({ phone: found.phone });
  },
};
