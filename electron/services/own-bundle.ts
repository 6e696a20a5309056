import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { Progress } from '#shared/contract/progress.ts';
import type { ResultDraft } from '#shared/contract/results.ts';
import { fieldText, isMoment, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { rowHash } from '#electron/bundle/apply-row.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { drawFiles, findDraw } from '#electron/store/draws.ts';
import { hasOwnDraws, insertBorrowed } from '#electron/store/field-loans.ts';
import { raiseChangeSeq } from '#electron/store/office.ts';
import { heldRows } from '#electron/store/received-rows.ts';
import { insertOwnRevision, isRevisionHeld, lastRevision } from '#electron/store/record-revisions.ts';
import { peopleOfTrails, type PeopleOfTrails } from '#electron/store/records-back.ts';
import { findResult, findVisit } from '#electron/store/results.ts';
import { findVisitState } from '#electron/store/visit-states.ts';
import type { Content } from './bundle-decide.ts';
import type { CommandContext } from './context.ts';
import { drawnEvent } from './drawn-event.ts';
import { putResult } from './enter-result.ts';
import { giveRecordsBack, keepAuditRow, keepBeside, ownRowsOf, type RowsOrigin } from './records-back.ts';
import { createTally, type Became, type Given } from './row-tally.ts';
import { checkVisitResult } from './result-check.ts';
import { draftOfRow, sameResult } from './row-writers.ts';

type Writing = Pick<CommandContext<never>, 'db' | 'now' | 'seq'>;

interface From {
  readonly ownOffice: string;
  readonly headerHash: string;
  /** Key of the other computer. */
  readonly signer: string;
}

/**
 * Takes what another computer of the office sent (BUNDLE-SPEC 3.2). A computer that drew nothing takes events as lent to it, each once its record
 * verifies; one that draws takes results, and nobody else's word about anything else.
 */
export function* applyOwnOffice(write: Writing, content: Content, from: From): Generator<Progress, Given> {
  const { db, now } = write;
  const { ownOffice, headerHash, signer } = from;
  const origin: RowsOrigin = {
    ...{ ownOffice, headerHash, chain: 'own' },
    onEvent: (serial) => {
      insertBorrowed(db, serial, signer, now);
    },
  };
  return yield* hasOwnDraws(db) ? takeResults(write, content, origin) : giveRecordsBack(db, content, origin);
}

/** Rows of an own office's computer in a kind that none of its computers writes for another. */
export const refuseOwnRows = ({ tables }: Content): Given => {
  const { count, ...given } = createTally();
  for (const { rows } of tables) for (const row of rows) count(row, 'not-owner');
  return given;
};

function* takeResults(write: Writing, content: Content, origin: RowsOrigin): Generator<Progress, Given> {
  const { db } = write;
  const { count, done, ...given } = createTally();
  const total = content.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const own = ownRowsOf(content, origin.ownOffice, count);
  for (const row of own.get('audit') ?? []) count(row, keepAuditRow(db, row, origin));
  const people = peopleOfTrails(db);
  const results = own.get('results') ?? [];
  for (const [table, rows] of own) {
    if (table === 'audit') continue;
    for (const row of rows) {
      count(row, table === 'results' ? takeResult(write, row, { people, origin, mode: content.mode }) : knownOrRefused(db, table, row));
      if (done() % 200 === 0) yield { phase: 'applying', done: done(), total };
    }
  }
  for (const file of content.drawFiles) if (!isOwnFile(db, file)) given.refuseFile('not-owner');
  // What is entered here from now on counts behind what was entered there, so that a revision never has the number of an earlier one.
  raiseChangeSeq(db, Math.max(0, ...results.map((row) => Number(row['seq']))));
  return given;
}

/** Another table of the office: the same row is known, anything else is not for the other computer to say. */
const knownOrRefused = (db: WriteDb, table: string, row: RecordRow): Became =>
  isRevisionHeld(db, table, fieldText(row, 'id'), rowHash(row), 'own') ? 'unchanged' : 'not-owner';

const isOwnFile = (db: WriteDb, { serial, name, sha256 }: Content['drawFiles'][number]): boolean => {
  const bytes = drawFiles(db, serial).get(name);
  return bytes !== undefined && sha256Hex(bytes) === sha256;
};

interface Setting {
  readonly people: PeopleOfTrails;
  readonly origin: RowsOrigin;
  readonly mode: Content['mode'];
}

/** One result that was entered on another computer, under the rules of the entry form and the cases of 10.3. */
const takeResult = (write: Writing, row: RecordRow, setting: Setting): Became => {
  const { db } = write;
  const id = fieldText(row, 'id');
  const hash = rowHash(row);
  const { ownOffice } = setting.origin;
  if (isRevisionHeld(db, 'results', id, hash, 'own')) return 'unchanged';
  if (heldRows(db, ownOffice, 'results', id).some((held) => held.hash === hash)) return 'unchanged';
  const result = soundResult(write, row);
  if (typeof result === 'string') return result;
  const [serial, code] = [fieldText(row, 'serial'), fieldText(row, 'subject')];
  const standing = findResult(db, serial, code);
  const last = lastRevision(db, 'results', id, 'own');
  const keep = (): void => {
    insertOwnRevision(db, { table: 'results', id, rev: Number(row['rev']), hash, body: canonicalJson(row) }, true);
  };
  const enter = (): Became => {
    const byName = setting.people.nameOf(fieldText(row, 'by'));
    const entry = { id, by: fieldText(row, 'by'), byName, at: fieldText(row, 'at'), seq: Number(row['seq']), arrived: write.seq };
    const written = db.attempt(() => {
      putResult(db, { office: ownOffice, serial, code, result }, entry);
      keep();
    });
    return written.ok ? 'applied' : 'invalid';
  };
  if (!standing) return row['rev'] === 1 || last || setting.mode === 'snapshot' ? enter() : 'missing-parent';
  const state = findVisitState(db, serial, code);
  const isOpen = state?.state === 'submitted' || state?.state === 'returned';
  // Only a result that still stands as the other computer knew it is written over.
  if (isOpen && standing.id === id && row['prev_hash'] === last?.hash && last?.row['seq'] === state.entry) return enter();
  if (sameResult(standing, result)) {
    keep();
    return 'unchanged';
  }
  return state?.state === 'published' ? 'immutable' : keepBeside(db, 'results', row, hash, setting.origin);
};

/** The result as the entry form would let it in today, or why its row is refused. */
const soundResult = ({ db, now }: Writing, row: RecordRow): ResultDraft | 'missing-parent' | 'invalid' => {
  const serial = fieldText(row, 'serial');
  if (!findDraw(db, serial)) return 'missing-parent';
  const draw = drawnEvent(db, serial);
  const visit = findVisit(db, serial, fieldText(row, 'subject'));
  const result = draftOfRow(row);
  if (!draw.ok || !visit || !result || !isMoment(fieldText(row, 'at'))) return 'invalid';
  return checkVisitResult(db, draw.value, visit, result, now.slice(0, 10)).ok ? result : 'invalid';
};
