import { ok, type Result } from '#shared/base/result.ts';
import type { CountyStanding } from '#shared/contract/counties.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { fullScore, rulesFault, scoreOf } from '#shared/domain/figures/assessment.ts';
import { yearFigures } from '#shared/domain/figures/figures.ts';
import { assessmentFileName } from '#shared/i18n/zh-cn/assessment.ts';
import { findRules, insertRules } from '#electron/store/assessment-rules.ts';
import { listLinks } from '#electron/store/chains.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOffice } from '#electron/store/office.ts';
import { countOfOffice } from '#electron/store/received-library.ts';
import { assessmentTables } from './assessment-sheets.ts';
import { listChainStates } from './chains.ts';
import type { Handlers } from './context.ts';
import { sheetOf } from './figure-sheets.ts';
import { nextTurn } from './next-turn.ts';
import { stampOf } from './plan-draft.ts';
import { requestsOf } from './requests.ts';
import { currentRoster } from './trust-roster.ts';
import { writeForGood } from './workbook-file.ts';
import { factsOfYear, type AskedYear } from './year-figures.ts';

type Names = 'assessment.rules' | 'assessment.saveRules' | 'assessment.export' | 'counties.standings';

/** The numbers of an office's bundles that are waited for, and when the newest one came. */
const exchangeOf = (db: ReadDb, code: string): Pick<CountyStanding, 'lastBundleAt' | 'missing'> => {
  const spans = listChainStates(db)
    .filter(({ office }) => office === code)
    .flatMap(({ missing }) => missing);
  const applied = listLinks(db).filter(({ office, slot }) => office === code && slot === 'applied');
  return {
    lastBundleAt: applied.map(({ at }) => at).reduce((last, at) => (at > last ? at : last), ''),
    missing: spans.reduce((sum, { first, last }) => sum + last - first + 1, 0),
  };
};

/**
 * How every county of the roster stands at the end of a day, by code. Each county is read on its own, so that a question about all of them does
 * not stand in the way of other calls.
 */
export const standingsOf = async (
  db: ReadDb,
  now: string,
  asked: Omit<AskedYear, 'county'>,
): Promise<Result<readonly CountyStanding[], AppError<'figures.dayInvalid'>>> => {
  const { rules } = findRules(db);
  const open = requestsOf(db).filter(({ state }) => state === 'open');
  const standings: CountyStanding[] = [];
  for (const { code, name } of currentRoster(db)?.offices ?? []) {
    const read = factsOfYear(db, now, { ...asked, county: code });
    if (!read.ok) return read;
    const figures = yearFigures(read.value.facts);
    standings.push({
      ...{ code, name, ...exchangeOf(db, code), subjects: countOfOffice(db, 'subjects', code) },
      ...{ figures, score: scoreOf(rules, figures), openRequests: open.filter(({ county }) => county === code).length },
    });
    await nextTurn();
  }
  return ok(standings);
};

export const assessmentHandlers: Handlers<Names> = {
  'counties.standings': ({ db, now }, asked) => standingsOf(db, now, asked),

  'assessment.rules': ({ db }) => ok(findRules(db)),

  'assessment.saveRules': (context, { rules }) => {
    const { db, actor, note } = context;
    if (findOffice(db)?.role !== 'city') return fail('office.roleOnly', { role: 'city' });
    switch (rulesFault(rules)) {
      case 'sum':
        return fail('assessment.sum', { sum: rules.reduce((sum, { points }) => sum + points, 0), full: fullScore });
      case 'perCase':
        return fail('assessment.perCase', {});
      case null:
        break;
    }
    const before = findRules(db).rules;
    insertRules(db, rules, actor?.name ?? '', stampOf(context));
    note({ before, after: rules });
    return ok(null);
  },

  'assessment.export': async (context, { folder, ...asked }) => {
    const { db, now } = context;
    if (findOffice(db)?.role !== 'city') return fail('office.roleOnly', { role: 'city' });
    const standings = await standingsOf(db, now, asked);
    if (!standings.ok) return standings;
    const sheets = assessmentTables(standings.value, findRules(db).rules).map(sheetOf);
    const counties = standings.value.length;
    const fileName = assessmentFileName(asked.year, asked.until);
    return writeForGood(context, { folder, fileName, sheets }, 'assessment.exported', { ...asked, counties }, { fileName, counties });
  },
};
