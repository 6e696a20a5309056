import { utf8 } from '#shared/base/bytes.ts';
import { ok, type Result } from '#shared/base/result.ts';
import {
  sheetsAtOnce,
  type FieldCarrier,
  type FieldEvent,
  type FieldPaper,
  type FieldSheet,
  type FieldVisit,
} from '#shared/contract/field-pack.ts';
import { fail } from '#shared/contract/errors.ts';
import { parseSerial } from '#shared/domain/draw/serial.ts';
import { readSheetCode, sheetCode } from '#shared/domain/field-pack/sheet-code.ts';
import { inVisitOrder, isReordering } from '#shared/domain/field-pack/visit-order.ts';
import { itemContentOf } from '#shared/domain/items/item-content.ts';
import { fieldPaper } from '#shared/i18n/zh-cn/field-papers.ts';
import { qrCode } from '#electron/platform/qr-code.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findDraw, type StoredDraw } from '#electron/store/draws.ts';
import { listFieldVisits, putVisitsInOrder, type StoredFieldVisit } from '#electron/store/field-pack.ts';
import { certificatesOf } from '#electron/store/inspectors.ts';
import { findOffice } from '#electron/store/office.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { findVisit } from '#electron/store/results.ts';
import { findScheme } from '#electron/store/schemes.ts';
import type { Handlers } from './context.ts';
import { drawnEvent, type NoVisits } from './drawn-event.ts';
import { paperHtml, type PaperParts } from './draw-papers.ts';
import { nextTurn } from './next-turn.ts';
import { visitItems } from './visit-items.ts';

type Names = 'fieldPack.carriers' | 'fieldPack.visits' | 'fieldPack.saveOrder' | 'fieldPack.paper' | 'fieldPack.open';

const styleNames = ['field-papers.css'];
/** Sheets after which others have their turn. */
const sheetsInOneTurn = 10;

interface Pack {
  readonly draw: StoredDraw;
  readonly visits: readonly StoredFieldVisit[];
}

/** A drawn event and its visits in the order of the field pack; the number of a sheet is its place in it. */
const packOf = (db: ReadDb, serial: string): Result<Pack, NoVisits> => {
  const draw = drawnEvent(db, serial);
  if (!draw.ok) return draw;
  return ok({ draw: draw.value, visits: inVisitOrder(listFieldVisits(db, serial)) });
};

type People = ReturnType<typeof certificatesOf>;
const peopleOf = (db: ReadDb, visits: readonly StoredFieldVisit[]): People =>
  certificatesOf(db, [...new Set(visits.flatMap(({ inspectors }) => inspectors))]);
const nameIn = (people: People, staffNo: string): string => people.get(staffNo)?.name ?? staffNo;

const carriersOf = (db: ReadDb, visits: readonly StoredFieldVisit[], people: People): readonly FieldCarrier[] => {
  const places = placeBookOf(db);
  const carriers: FieldCarrier[] = [];
  for (const [index, { carrier, town, place }] of visits.entries()) {
    const number = index + 1;
    const name = places.nameOf('town', town);
    const before = carriers.at(-1);
    const same = before?.staffNo === carrier ? before : undefined;
    const towns = same?.towns ?? [];
    const known = towns.some((one) => one.town === name);
    const counted = known
      ? towns.map((one) => (one.town === name ? { ...one, visits: one.visits + 1 } : one))
      : [...towns, { town: name, visits: 1 }];
    const next = {
      staffNo: carrier,
      name: nameIn(people, carrier),
      first: same?.first ?? number,
      last: number,
      towns: counted,
      ordered: (same?.ordered ?? false) || place !== null,
    };
    if (same) carriers[carriers.length - 1] = next;
    else carriers.push(next);
  }
  return carriers;
};

const eventOf = (db: ReadDb, { draw, visits }: Pack): FieldEvent => {
  const draft = findScheme(db, draw.schemeId)?.draft;
  return {
    serial: draw.serial,
    scheme: draw.schemeName,
    office: findOffice(db)?.name ?? '',
    drill: parseSerial(draw.serial)?.drill ?? false,
    startsOn: draft?.startsOn ?? '',
    endsOn: draft?.endsOn ?? '',
    drawnAt: draw.result?.drawnAt ?? '',
    visits: visits.length,
  };
};

/** The sheets numbered `from` to `to`, made in turns so that nothing else waits for them. */
const sheetsOf = async (db: ReadDb, { draw, visits }: Pack, people: People, from: number, to: number): Promise<readonly FieldSheet[]> => {
  const itemsAt = visitItems(db, draw);
  const places = placeBookOf(db);
  const sheets: FieldSheet[] = [];
  for (const [index, visit] of visits.slice(from - 1, to).entries()) {
    const { code, name, town, address, legalPerson, phone, inspectors } = visit;
    const text = sheetCode({ serial: draw.serial, code });
    sheets.push({
      ...{ number: from + index, code, name, address, legalPerson, phone },
      town: places.nameOf('town', town),
      inspectors: inspectors.map((staffNo) => ({
        staffNo,
        name: nameIn(people, staffNo),
        certificateNo: people.get(staffNo)?.certificateNo ?? '',
      })),
      items: itemsAt(visit).map(itemContentOf),
      mark: { text, ...qrCode(utf8(text)) },
    });
    if (index % sheetsInOneTurn === 0) await nextTurn();
  }
  return sheets;
};

/** Papers with a page or more for each visit; the others take a line for each. */
const perVisit: ReadonlySet<FieldPaper> = new Set(['notice', 'form', 'minutes', 'lists']);

/** The sheets a paper names: the approval all of the event, a list all of each carrier that has one of those asked for. */
const sheetsFor = (paper: FieldPaper, carriers: readonly FieldCarrier[], from: number, to: number): readonly [number, number] => {
  if (perVisit.has(paper)) return [from, to];
  const named = paper === 'approval' ? carriers : carriers.filter(({ first, last }) => first <= to && last >= from);
  return [named[0]?.first ?? from, named.at(-1)?.last ?? to];
};

/** 现场资料包 of a drawn event. */
export const fieldPackHandlers = (program: PaperParts): Handlers<Names> => ({
  'fieldPack.carriers': ({ db }, { serial }) => {
    const pack = packOf(db, serial);
    return pack.ok ? ok(carriersOf(db, pack.value.visits, peopleOf(db, pack.value.visits))) : pack;
  },

  'fieldPack.visits': ({ db }, { serial, staffNo }) => {
    const pack = packOf(db, serial);
    if (!pack.ok) return pack;
    const { visits } = pack.value;
    const people = peopleOf(db, visits);
    const places = placeBookOf(db);
    return ok(
      visits.flatMap(({ code, name, town, address, inspectors, carrier, entered }, index): readonly FieldVisit[] =>
        carrier === staffNo
          ? [
              {
                ...{ number: index + 1, code, name, address, entered },
                town: places.nameOf('town', town),
                partners: inspectors.slice(1).map((partner) => nameIn(people, partner)),
              },
            ]
          : [],
      ),
    );
  },

  'fieldPack.saveOrder': ({ db, note }, { serial, staffNo, codes }) => {
    const pack = packOf(db, serial);
    if (!pack.ok) return pack;
    const own = pack.value.visits.filter(({ carrier }) => carrier === staffNo);
    if (!isReordering(own, codes)) return fail('fieldPack.otherVisits', {});
    putVisitsInOrder(db, serial, codes);
    note({ serial, staffNo, visits: codes.length });
    return ok(null);
  },

  'fieldPack.paper': async ({ db }, { serial, paper, from, to }) => {
    const pack = packOf(db, serial);
    if (!pack.ok) return pack;
    const { visits } = pack.value;
    if (from > Math.min(to, visits.length)) return fail('fieldPack.noSheets', { last: visits.length });
    const people = peopleOf(db, visits);
    const carriers = carriersOf(db, visits, people);
    const [first, last] = sheetsFor(paper, carriers, from, Math.min(to, visits.length));
    if (perVisit.has(paper) && last - first >= sheetsAtOnce) return fail('fieldPack.tooMany', { most: sheetsAtOnce });
    const sheets = await sheetsOf(db, pack.value, people, first, last);
    const facts = { event: eventOf(db, pack.value), sheets, carriers };
    return ok({ html: await paperHtml((style) => fieldPaper(paper, facts, style), styleNames, program) });
  },

  'fieldPack.open': ({ db }, { text }) => {
    const read = readSheetCode(text);
    if (!read.ok) return fail(read.error === 'misread' ? 'fieldPack.misread' : 'fieldPack.notASheet', {});
    const { serial, code } = read.value;
    if (!findDraw(db, serial)) return fail('draw.notFound', { serial });
    return findVisit(db, serial, code) ? ok({ serial, code }) : fail('result.notDrawn', { code });
  },
});
