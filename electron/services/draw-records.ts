import { ok } from '#shared/base/result.ts';
import type { RecordFacts } from '#shared/contract/draw-records.ts';
import { fail } from '#shared/contract/errors.ts';
import { recordDocument } from '#shared/i18n/zh-cn/record-page.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { saveDrawPeople } from '#electron/store/draw-people.ts';
import { findDraw } from '#electron/store/draws.ts';
import { isBorrowed } from '#electron/store/field-loans.ts';
import type { Handlers } from './context.ts';
import { paperHtml } from './draw-papers.ts';
import { peopleOf, recordFactsOf } from './record-facts.ts';
import { drawnRows } from './record-lists.ts';

type Names = 'draws.people' | 'draws.savePeople' | 'draws.record' | 'draws.recordPage';

interface Program {
  readonly verifierDir: string;
  readonly version: string;
}

const styleNames = ['record-sheet.css', 'record-paper.css'];

/** The paper record as a page of its own: no script, nothing from outside. */
export const recordPageOf = (db: ReadDb, facts: RecordFacts, program: Program): Promise<string> =>
  paperHtml((style) => recordDocument(facts, [...drawnRows(db, facts.serial)], style), styleNames, program);

export const drawRecordHandlers = (program: Program): Handlers<Names> => ({
  'draws.people': ({ db }, { serial }) => {
    const draw = findDraw(db, serial);
    return draw ? ok(peopleOf(db, draw)) : fail('draw.notFound', { serial });
  },

  'draws.savePeople': ({ db, actor, now, seq, note }, { serial, place, people }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    if (draw.state === 'void') return fail('draw.wrongState', { serial, state: draw.state });
    if (isBorrowed(db, serial)) return fail('draw.borrowed', { serial });
    saveDrawPeople(db, serial, { place, people }, { by: actor?.id ?? '', at: now, seq });
    note({ serial, place, people: people.map(({ name }) => name), late: draw.state === 'drawn' });
    return ok(null);
  },

  'draws.record': ({ db }, { serial }) => recordFactsOf(db, serial, program.version),

  'draws.recordPage': async ({ db }, { serial }) => {
    const facts = recordFactsOf(db, serial, program.version);
    return facts.ok ? ok({ html: await recordPageOf(db, facts.value, program) }) : facts;
  },
});
