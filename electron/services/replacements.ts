import { err, ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { riskClasses } from '#shared/contract/subjects.ts';
import { parseFrame, type FrameRow } from '#shared/domain/draw/frame-file.ts';
import type { VacancyRow } from '#shared/domain/draw/vacancies-file.ts';
import { replacementNameText } from '#shared/i18n/zh-cn/replacements.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { drawFiles, findDraw, findOpenDraw } from '#electron/store/draws.ts';
import { findScheme, insertScheme } from '#electron/store/schemes.ts';
import { insertVacancy, listDrawnSoFar, listFilled, listFrozenSubjects, listReplacements } from '#electron/store/vacancies.ts';
import type { Handlers } from './context.ts';
import { writeFrozenEvent } from './freeze-scheme.ts';
import type { TieredSubject } from './freeze-files.ts';

type Names = 'replacements.list' | 'replacements.freeze';

type Refused = AppError<
  | 'draw.notFound'
  | 'draw.wrongState'
  | 'result.notDrawn'
  | 'replacement.filledAlready'
  | 'replacement.drawOpen'
  | 'replacement.jointEvent'
  | 'replacement.reserveEmpty'
>;

interface Planned {
  readonly draft: SchemeDraft;
  readonly subjects: readonly TieredSubject[];
  readonly vacancies: readonly VacancyRow[];
}

type Given = readonly (Pick<VacancyRow, 'reason' | 'evidence'> & { readonly code: string })[];

/** What the replacement event draws from and how many of each stratum, or why there can be none. */
const planReplacement = (db: ReadDb, serial: string, given: Given): Result<Planned, Refused> => {
  const draw = findDraw(db, serial);
  const scheme = draw && findScheme(db, draw.schemeId);
  if (!draw || !scheme) return fail('draw.notFound', { serial });
  if (draw.state !== 'drawn') return fail('draw.wrongState', { serial, state: draw.state });
  if (draw.settings.joint) return fail('replacement.jointEvent', {});
  const open = findOpenDraw(db);
  if (open !== null) return fail('replacement.drawOpen', { serial: open });
  const frame = parseFrame(new TextDecoder().decode(drawFiles(db, serial).get('frame.tsv')));
  if (!frame.ok) throw new Error(`frame.tsv: ${frame.error.reason}`);
  const rowByCode = new Map(frame.value.map((row) => [row.id, row]));
  const drawn = listDrawnSoFar(db, serial);
  const filled = listFilled(db, serial);
  for (const { code } of given) {
    if (!drawn.has(code)) return fail('result.notDrawn', { code });
    if (filled.has(code)) return fail('replacement.filledAlready', { code });
  }
  const vacant = new Set(given.map(({ code }) => code));
  const counts = new Map<string, number>();
  for (const code of vacant) counts.set(rowByCode.get(code)?.stratum ?? '', (counts.get(rowByCode.get(code)?.stratum ?? '') ?? 0) + 1);
  const subjects = listFrozenSubjects(db, serial).flatMap((subject) => {
    const row = rowByCode.get(subject.code);
    return row ? [{ ...subject, ...reserveTier(row, drawn) }] : [];
  });
  for (const [stratum, count] of counts) {
    const left = subjects.filter((subject) => subject.stratum === stratum && subject.tier !== 9).length;
    if (left < count) return fail('replacement.reserveEmpty', { stratum, left, needed: count });
  }
  return ok({
    draft: replacementDraft(scheme.draft, serial, counts),
    subjects,
    vacancies: given.map(({ code, reason, evidence }) => ({ subject: code, event: serial, reason, evidence })),
  });
};

/** The reserve keeps its tier; whoever was drawn before, or left out, stays in the list as excluded. */
const reserveTier = ({ id, stratum, tier }: FrameRow, drawn: ReadonlySet<string>) => {
  const active = tier !== 9;
  return { stratum, risk: stratum, active, ...(active && !drawn.has(id) ? { tier } : { tier: 9 as const }) };
};

/** The scheme again, with as many of each stratum as there are vacancies. */
const replacementDraft = (draft: SchemeDraft, serial: string, counts: ReadonlyMap<string, number>): SchemeDraft => ({
  ...draft,
  name: replacementNameText(draft.name, serial),
  quantity: 'count',
  rates: riskClasses.map((stratum) => ({ stratum, ratePpm: 0, minimum: 0, count: counts.get(stratum) ?? 0 })),
  totalMinimum: 0,
});

export const replacementHandlers: Handlers<Names> = {
  'replacements.list': ({ db }, { serial }) => {
    if (!findDraw(db, serial)) return fail('draw.notFound', { serial });
    const events = listReplacements(db, serial);
    return ok({ events, byCeremony: events.reduce((sum, { state, drawn }) => sum + (state === 'void' ? 0 : drawn), 0) });
  },

  'replacements.freeze': ({ db, onProgress }, { serial, vacancies }) => {
    onProgress({ phase: 'freezing', done: 0 });
    const possible = planReplacement(db, serial, vacancies);
    if (!possible.ok) return Promise.resolve(err(possible.error));
    return Promise.resolve(
      ok(function* (write) {
        const planned = planReplacement(write.db, serial, vacancies);
        if (!planned.ok) return planned;
        const { draft, subjects, vacancies: rows } = planned.value;
        const id = write.newId();
        const office = serial.slice(0, 6);
        insertScheme(write.db, { id, office, draft }, { by: write.actor?.id ?? '', at: write.now, seq: write.seq });
        const scheme = findScheme(write.db, id);
        if (!scheme) throw new Error('the scheme is not there');
        const frozen = yield* writeFrozenEvent(write, scheme, { subjects, accepted: [], vacancies: rows });
        for (const row of rows) insertVacancy(write.db, row, frozen.serial);
        write.note({ serial: frozen.serial, event: serial, vacancies: rows.length, frame: frozen.frame, plan: frozen.plan });
        return ok({ serial: frozen.serial });
      }),
    );
  },
};
