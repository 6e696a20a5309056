import { ok, type Result } from '#shared/base/result.ts';
import type { AppContract } from '#shared/contract/contract.ts';
import type { InputOf } from '#shared/contract/define.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { fieldText } from '#shared/domain/bundle/record-row.ts';
import type { OfficeRole } from '#shared/contract/office.ts';
import { recipientsFor, type Roster } from '#electron/bundle/roster.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { isFieldComputer } from '#electron/store/field-loans.ts';
import type { SealReady, SealTask } from './bundle-seal.ts';
import type { JobContext } from './context.ts';
import { businessCount, dueRows, keptInPlace } from './due-rows.ts';
import { belongsToRecord } from './event-check.ts';
import { filesOf } from './sealed-files.ts';
import { ownOfficeTask, type OwnOfficeRefusal } from './field-seal.ts';
import { giveBackTask } from './give-back.ts';
import { correctionTask, handDownTask } from './hand-down.ts';
import { libraryTask, type LibraryOrder } from './library-seal.ts';
import { signedSteps } from './trust-roster.ts';

const resultsTask = (db: ReadDb, cityCode: string, snapshot: boolean): SealTask | null => {
  const { after, upTo, rowsByTable } = dueRows(db, cityCode, 'results', snapshot);
  if (businessCount(rowsByTable) === 0) return null;
  const serialsIn = (...tables: readonly string[]): readonly string[] =>
    tables.flatMap((table) => (rowsByTable.get(table) ?? []).map((row) => fieldText(row, 'serial')));
  const serials = new Set(serialsIn('draws'));
  // An event that was sent before: only the files that came to its record since.
  const later = new Set(serialsIn('team_changes', 'voids').filter((serial) => !serials.has(serial)));
  return {
    kind: 'results',
    chan: cityCode,
    encrypt: true,
    content: {
      is: 'records',
      tables: [...rowsByTable].filter(([, rows]) => rows.length > 0).map(([table, rows]) => ({ table, rows })),
      drawFiles: [...filesOf(db, serials, () => true), ...filesOf(db, later, (name) => !belongsToRecord(name))],
    },
    revisions: new Map([...rowsByTable].filter(([table]) => !keptInPlace.has(table))),
    records: [...rowsByTable.values()].reduce((sum, rows) => sum + rows.length, 0),
    changeFrom: after,
    changeSeq: upTo,
  };
};

/** Every step of the trust roster, for every office (BUNDLE-SPEC 11.3). */
export const rosterTask = (steps: ReturnType<typeof signedSteps>): SealTask => ({
  kind: 'roster',
  chan: '*',
  encrypt: false,
  content: { is: 'roster', steps },
  revisions: new Map(),
  records: steps.length,
  changeFrom: 0,
  changeSeq: 0,
});

type SealInput = InputOf<AppContract['bundles.seal']>;

/** What is asked for beyond the kind: everything again, and whom a hand-down is for. */
interface SealChoice extends LibraryOrder {
  readonly to: string;
}

interface SealWay {
  readonly by: OfficeRole;
  /** What there is to seal now; null when there is nothing new. */
  readonly task: (db: ReadDb, roster: Roster, choice: SealChoice) => SealTask | null;
}

/** Who seals which kind on its own accord (BUNDLE-SPEC 3.2); a receipt answers another bundle and is made by `bundle-receipt`. */
const ways: Readonly<Record<SealInput['kind'], SealWay>> = {
  results: { by: 'county', task: (db, roster, { snapshot }) => resultsTask(db, roster.city.code, snapshot) },
  roster: { by: 'city', task: (db) => rosterTask(signedSteps(db)) },
  'roster-data': { by: 'county', task: libraryTask },
  plan: { by: 'city', task: (db, _roster, { to, snapshot }) => handDownTask(db, to, snapshot) },
  correction: { by: 'city', task: (db, _roster, { to, snapshot }) => correctionTask(db, to, snapshot) },
};

/** The roster knows the city too, but to itself it sends nothing. */
const isReachable = ({ office, roster }: SealReady, to: string): boolean => to !== office.code && recipientsFor(roster, to).length > 0;

type SealRefusal = AppError<
  | 'office.roleOnly'
  | 'bundle.noRecipient'
  | 'bundle.nothingToSend'
  | 'bundle.nothingHeld'
  | 'bundle.fieldComputer'
  | 'bundle.mailOnlyReports'
>;

/** A bundle that may be sealed now, or why there is none. */
export const sealTaskOf = (
  { db, onProgress }: JobContext,
  ready: SealReady,
  input: SealInput,
): Result<SealTask, SealRefusal | OwnOfficeRefusal> => {
  const { office, roster } = ready;
  const to = ('to' in input ? input.to : undefined) ?? '';
  if ('limitKiB' in input && input.limitKiB !== undefined && (office.role !== 'county' || to !== ''))
    return fail('bundle.mailOnlyReports', {});
  if (office.role === 'county' && (input.kind === 'results' || input.kind === 'roster-data')) {
    if (to === office.code) return ownOfficeTask({ db, ready, onProgress }, { ...input, kind: input.kind });
    if (input.task !== undefined) return fail('bundle.noRecipient', { office: to });
    if (isFieldComputer(db)) return fail('bundle.fieldComputer', {});
  }
  const givesBack = office.role === 'city' && to !== '' && (input.kind === 'results' || input.kind === 'roster-data');
  const { by, task: taskOf } = ways[input.kind];
  if (office.role !== by && !givesBack) return fail('office.roleOnly', { role: by });
  if ((input.kind === 'plan' || input.kind === 'correction' || givesBack) && !isReachable(ready, to))
    return fail('bundle.noRecipient', { office: to });
  if (givesBack) {
    const task = giveBackTask({ db, office: to, onProgress }, input.kind);
    return task ? ok(task) : fail('bundle.nothingHeld', { office: to });
  }
  const snapshot = 'snapshot' in input && input.snapshot === true;
  const task = taskOf(db, roster, { to, snapshot, onProgress });
  return task ? ok(task) : fail('bundle.nothingToSend', {});
};
