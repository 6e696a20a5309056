import { ok, type Result } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import { broughtStates, shownVisits, type BroughtBack, type BroughtState, type BroughtVisit } from '#shared/contract/brought-back.ts';
import type { CallErrors, CallName } from '#shared/contract/contract.ts';
import { fail, type AppError, type CommonErrorCode } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import type { broughtBackContract } from '#shared/contract/brought-back.ts';
import type { RowFault } from '#shared/domain/field-pack/visit-of-rows.ts';
import type { CommandContext, Handlers } from './context.ts';
import { drawnEvent } from './drawn-event.ts';
import { enterResult } from './enter-result.ts';
import { readBroughtTable, type BroughtTable } from './brought-table.ts';
import { judgeBrought, rowFault, seenHash, type Judged } from './judge-brought.ts';
import { nextTurn } from './next-turn.ts';
import { writeResultTable } from './result-table.ts';
import { singleStep } from './single-step.ts';

type Names = Extract<CallName, keyof typeof broughtBackContract>;
type TakeWrite = CommandContext<AuditParams['broughtBack.taken']>;
type TakeError = AppError<CallErrors<'broughtBack.take'> | CommonErrorCode>;

/** Visits after which others have their turn. */
const visitsInOneTurn = 20;

interface Tally {
  readonly visits: BroughtVisit[];
  readonly loose: RowFault[];
  blank: number;
}

const tallyOf = (table: BroughtTable): Tally => ({ visits: [], loose: [...table.loose], blank: 0 });

const takeUp = (tally: Tally, judged: Judged): void => {
  if (judged.at === 'visit') tally.visits.push(judged.visit);
  else if (judged.at === 'loose') tally.loose.push(judged.fault);
  else tally.blank += 1;
};

const countsOf = ({ visits, blank }: Tally): BroughtBack['counts'] => {
  const count = (state: BroughtState): number => visits.filter((visit) => visit.state === state).length;
  const [fresh, drafted, same, conflict, faulty] = [count('fresh'), count('drafted'), count('same'), count('conflict'), count('faulty')];
  return { fresh, drafted, same, conflict, faulty, blank };
};

/** Results that come back from those who typed on site. */
export const broughtBackHandlers = ({ sheetThreadPath }: { readonly sheetThreadPath: string }): Handlers<Names> => ({
  'broughtBack.writeTable': writeResultTable,

  'broughtBack.read': async (context, { serial, file }) => {
    const draw = drawnEvent(context.db, serial);
    if (!draw.ok) return draw;
    const table = await readBroughtTable(context, draw.value, { file, threadPath: sheetThreadPath });
    if (!table.ok) return table;
    const tally = tallyOf(table.value);
    let done = 0;
    for (const judged of judgeBrought(context.db, draw.value, table.value, context.now.slice(0, 10))) {
      takeUp(tally, judged);
      done += 1;
      if (done % visitsInOneTurn > 0) continue;
      context.onProgress({ phase: 'comparing', done, total: table.value.visits.length });
      await nextTurn();
      if (context.signal.aborted) return fail('job.cancelled', {});
    }
    const { fileName, sha256, cellAt } = table.value;
    const counts = countsOf(tally);
    const report: BroughtBack = {
      ...{ fileName, sha256, counts },
      seen: seenHash(tally.visits),
      visits: broughtStates.flatMap((state) => tally.visits.filter((visit) => visit.state === state).slice(0, shownVisits)),
      loose: tally.loose.slice(0, shownVisits).map((fault) => rowFault(cellAt, fault)),
    };
    return ok(
      singleStep(({ note }) => {
        note({ serial, file: fileName, sha256, ...counts });
        return ok(report);
      }),
    );
  },

  'broughtBack.take': async (context, { serial, file, sha256, seen, overDrafts }) => {
    const drawn = drawnEvent(context.db, serial);
    if (!drawn.ok) return drawn;
    const read = await readBroughtTable(context, drawn.value, { file, threadPath: sheetThreadPath });
    if (!read.ok) return read;
    const table = read.value;
    if (table.sha256 !== sha256) return fail('import.fileChanged', { name: table.fileName });
    return ok(function* (write: TakeWrite): Generator<Progress, Result<{ readonly taken: number }, TakeError>> {
      const draw = drawnEvent(write.db, serial);
      if (!draw.ok) return draw;
      const tally = tallyOf(table);
      for (const judged of judgeBrought(write.db, draw.value, table, write.now.slice(0, 10))) {
        takeUp(tally, judged);
        yield { phase: 'comparing', done: tally.visits.length, total: table.visits.length };
      }
      if (seenHash(tally.visits) !== seen) return fail('broughtBack.changed', { name: table.fileName });
      const over = new Set(overDrafts);
      const taken = tally.visits.filter(({ state, code }) => state === 'fresh' || (state === 'drafted' && over.has(code)));
      if (taken.length === 0) return fail('broughtBack.nothingToTake', {});
      for (const [done, { code, result }] of taken.entries()) {
        const entered = result && enterResult(write, draw.value, code, result);
        // It was judged by the same rules in this transaction.
        if (!entered?.ok)
          throw new Error(`what was judged sound for ${code} was not entered: ${entered?.error.code ?? 'nothing was read'}`);
        yield { phase: 'writing', done, total: taken.length };
      }
      write.note({
        ...{ serial, file: table.fileName, sha256, ...countsOf(tally) },
        subjects: taken.map(({ code }) => code),
        overDrafts: taken.filter(({ state }) => state === 'drafted').map(({ code }) => code),
      });
      return ok({ taken: taken.length });
    });
  },
});
