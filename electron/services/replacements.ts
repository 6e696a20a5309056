import { err, ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { vacancyReasonOf } from '#shared/domain/results/check-result.ts';
import { findDraw } from '#electron/store/draws.ts';
import { findOffice } from '#electron/store/office.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { copyRowOfTask } from '#electron/store/plan-tasks.ts';
import { findScheme, insertScheme } from '#electron/store/schemes.ts';
import { findFilledEvent, insertVacancy, listOpenVisits, listReplacements, listVacanciesOf } from '#electron/store/vacancies.ts';
import type { Handlers } from './context.ts';
import { writeFrozenEvent } from './freeze-scheme.ts';
import { planReplacement } from './replacement-plan.ts';

type Names = 'replacements.list' | 'replacements.candidates' | 'replacements.freeze';

const candidatesShown = 50;

export const replacementHandlers: Handlers<Names> = {
  'replacements.list': ({ db }, { serial }) => {
    if (!findDraw(db, serial)) return fail('draw.notFound', { serial });
    const events = listReplacements(db, serial);
    const filled = findFilledEvent(db, serial);
    return ok({
      events,
      byCeremony: events.reduce((sum, { state, drawn }) => sum + (state === 'void' ? 0 : drawn), 0),
      fills: filled === null ? null : { serial: filled, vacancies: listVacanciesOf(db, serial) },
    });
  },

  'replacements.candidates': ({ db }, { serial, text }) => {
    if (!findDraw(db, serial)) return fail('draw.notFound', { serial });
    const places = placeBookOf(db);
    const visits = listOpenVisits(db, serial, text).flatMap(({ outcomes, town, ...visit }) => {
      const reason = outcomes === null ? null : vacancyReasonOf(outcomes);
      return reason === undefined ? [] : [{ ...visit, town: places.nameOf('town', town), reason }];
    });
    // Where a result says already why nobody was met comes first.
    return ok([...visits.filter(({ reason }) => reason), ...visits.filter(({ reason }) => !reason)].slice(0, candidatesShown));
  },

  'replacements.freeze': ({ db, now, onProgress }, asked) => {
    onProgress({ phase: 'freezing', done: 0 });
    const possible = planReplacement(db, asked, now.slice(0, 10));
    if (!possible.ok) return Promise.resolve(err(possible.error));
    return Promise.resolve(
      ok(function* (write) {
        const planned = planReplacement(write.db, asked, write.now.slice(0, 10));
        if (!planned.ok) return planned;
        const { draft, subjects, vacancies } = planned.value;
        const id = write.newId();
        const office = findOffice(write.db)?.code ?? '';
        insertScheme(write.db, { id, office, draft }, { by: write.actor?.id ?? '', at: write.now, seq: write.seq });
        const scheme = findScheme(write.db, id);
        if (!scheme) throw new Error('the scheme is not there');
        copyRowOfTask(write.db, findDraw(write.db, asked.serial)?.schemeId ?? '', id);
        const { serial, frame, plan } = yield* writeFrozenEvent(write, scheme, { subjects, accepted: [], vacancies });
        for (const row of vacancies) insertVacancy(write.db, row, serial);
        write.note({ serial, event: asked.serial, vacancies: vacancies.length, frame, plan });
        return ok({ serial });
      }),
    );
  },
};
