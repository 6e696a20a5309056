import { utf8 } from '#shared/base/bytes.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { PeopleOfDraw, RecordExcluded, RecordFacts, RecordTicket } from '#shared/contract/draw-records.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { parseCeremony } from '#shared/domain/draw/ceremony-file.ts';
import { parsePlan, type Plan } from '#shared/domain/draw/plan-file.ts';
import { recordCode } from '#shared/domain/draw/record-code.ts';
import { parseSerial } from '#shared/domain/draw/serial.ts';
import { decodeText } from '#shared/domain/draw/utf8-text.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { qrCode } from '#electron/platform/qr-code.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findDrawPeople } from '#electron/store/draw-people.ts';
import { listEarlier } from '#electron/store/draw-voids.ts';
import { drawFiles, findDraw, type StoredDraw } from '#electron/store/draws.ts';
import { listDrawn } from '#electron/store/draw-lists.ts';
import { listItemsById } from '#electron/store/items.ts';
import { findOffice } from '#electron/store/office.ts';
import { countExcluded } from '#electron/store/record-facts.ts';
import { findScheme } from '#electron/store/schemes.ts';

type Files = ReadonlyMap<string, Uint8Array>;
type NoRecord = AppError<'draw.notFound' | 'draw.wrongState'>;

/** The text of a stored file of a draw; what the program itself wrote and froze is always UTF-8. */
export const storedText = (files: Files, name: string): string => decodeText(files.get(name) ?? new Uint8Array(0)) ?? '';

/** How many rows a frozen table has under its head. */
export const rowsIn = (files: Files, name: string): number => storedText(files, name).split('\n').length - 2;

/** What stands on the paper record of a finished event; `program` is the version of the program that writes it. */
export const recordFactsOf = (db: ReadDb, serial: string, program: string): Result<RecordFacts, NoRecord> => {
  const draw = findDraw(db, serial);
  if (!draw) return fail('draw.notFound', { serial });
  const { state, result } = draw;
  if ((state !== 'drawn' && state !== 'void') || result === null) return fail('draw.wrongState', { serial, state });
  const files = drawFiles(db, serial);
  const ceremony = parseCeremony(storedText(files, 'ceremony.tsv'));
  const plans = plansOf(draw, files);
  const scheme = findScheme(db, draw.schemeId);
  if (!ceremony.ok || !scheme) throw new Error(`record of ${serial} cannot be read`);
  const excluded = excludedOf(db, draw);
  const subjects = draw.subjects - excluded.reduce((sum, { subjects: left }) => sum + left, 0);
  const ticketAt = (offset: number): RecordTicket | null => {
    const [row] = listDrawn(db, serial, offset, 1);
    return row ? { stratum: row.stratum, code: row.code, ticket: row.ticket } : null;
  };
  const { dice } = ceremony.value;
  const facts = { serial, frame: draw.frame, dice, subjects, drawn: result.drawn, result: result.resultHash };
  const coded = recordCode(facts);
  return ok({
    ...facts,
    office: findOffice(db)?.name ?? '',
    drill: parseSerial(serial)?.drill ?? false,
    scheme: draw.schemeName,
    frozenAt: draw.frozenAt,
    drawnAt: result.drawnAt,
    attendance: peopleOf(db, draw),
    plan: draw.plan,
    prev: draw.prev,
    commitA: ceremony.value.commitA,
    commitB: ceremony.value.commitB,
    publicValue: ceremony.value.public,
    prk: result.prk,
    record: result.recordHash,
    excluded,
    strata: draw.strata.map(({ item = null, stratum, subjects: size, drawn }) => {
      const row = plans.get(item)?.rows.find((each) => each.stratum === stratum);
      return { item, stratum, ratePpm: row?.ratePpm ?? 0, minimum: row?.min ?? 0, size, drawn };
    }),
    total: [...plans.values()].reduce((sum, { total = 0 }) => sum + total, 0),
    items: itemsOf(db, draw, scheme.draft.itemIds),
    settings: draw.settings,
    overCap: overCapOf(scheme.draft),
    people: draw.people,
    teamSize: draw.teamSize,
    inspectorCap: scheme.draft.inspectorCap,
    roster: rowsIn(files, 'roster.tsv'),
    recusals: rowsIn(files, 'recuse.tsv'),
    inspectors: result.inspectors,
    short: result.shortVisits,
    first: ticketAt(0),
    last: ticketAt(result.drawn - 1),
    earlier: listEarlier(db, draw.schemeId),
    voided: draw.voided,
    program,
    code: { text: coded, ...qrCode(utf8(coded)) },
  });
};

/** Who was there; while nobody has written it down, those who said 与现场一致 when the dice were read. */
export const peopleOf = (db: ReadDb, { serial, read }: StoredDraw): PeopleOfDraw => {
  const stored = findDrawPeople(db, serial);
  if (stored.savedAt !== null || read === null) return stored;
  return { ...stored, people: read.witnesses.map(({ name, unit }) => ({ part: 'witness', name, unit, duty: '', rolled: 0 })) };
};

/** The plan of the event, or of each item by its key. */
const plansOf = ({ settings }: StoredDraw, files: Files): ReadonlyMap<string | null, Plan> => {
  const keys = settings.joint?.items.map(({ key }) => key) ?? [null];
  return new Map(
    keys.map((key) => {
      const plan = parsePlan(storedText(files, key === null ? 'plan.tsv' : `plan.${key}.tsv`));
      if (!plan.ok) throw new Error(`plan: ${JSON.stringify(plan.error)}`);
      return [key, plan.value];
    }),
  );
};

/** A list that was frozen before causes were kept leaves out those who are not in business, and nobody else. */
export const excludedOf = (db: ReadDb, { serial, subjects, strata, settings }: StoredDraw): readonly RecordExcluded[] => {
  const counted = countExcluded(db, serial);
  const left = subjects - strata.reduce((sum, stratum) => sum + stratum.subjects, 0);
  return counted.length > 0 || settings.joint !== null || left === 0 ? counted : [{ cause: 'status', subjects: left }];
};

const overCapOf = ({ overCap: { keep, reason, approver } }: SchemeDraft): RecordFacts['overCap'] =>
  keep && reason !== '' ? { reason, approver } : null;

const itemsOf = (db: ReadDb, { settings }: StoredDraw, itemIds: readonly string[]): RecordFacts['items'] =>
  settings.joint === null
    ? listItemsById(db, itemIds).map((item) => ({ key: null, title: itemTitle(item) }))
    : settings.joint.items.flatMap(({ key, itemId }) => listItemsById(db, [itemId]).map((item) => ({ key, title: itemTitle(item) })));
