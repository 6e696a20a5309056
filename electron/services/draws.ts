import { toHex } from '#shared/base/bytes.ts';
import { ok } from '#shared/base/result.ts';
import type { CallName } from '#shared/contract/contract.ts';
import type { drawPapersContract } from '#shared/contract/draw-papers.ts';
import type { drawRecordsContract } from '#shared/contract/draw-records.ts';
import type { DrawRules } from '#shared/contract/draw-rules.ts';
import type { DrawDetail, EarlierDraw } from '#shared/contract/draws.ts';
import { fail } from '#shared/contract/errors.ts';
import { commitment } from '#shared/domain/draw/ceremony.ts';
import { inspectorNames } from '#electron/store/inspectors.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { saveAnnouncement } from '#electron/store/draw-steps.ts';
import { listDraws, listEarlier } from '#electron/store/draw-voids.ts';
import { findDraw, saveCommitment, type StoredDraw } from '#electron/store/draws.ts';
import { countDrawnItems, countVisits, listDrawn } from '#electron/store/draw-lists.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listItemsById } from '#electron/store/items.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import type { Handlers } from './context.ts';
import { diceHandlers } from './draw-dice.ts';
import { exportRecord } from './draw-export.ts';
import { rulesOf } from './draw-rules.ts';
import { runDraw } from './draw-run.ts';
import { chosenMembers, drawnTeams } from './drawn-teams.ts';
import { voidDraw } from './draw-void.ts';

type Names = Exclude<Extract<CallName, `draws.${string}`>, keyof typeof drawRecordsContract | keyof typeof drawPapersContract>;

interface Surroundings {
  readonly verifierDir: string;
  readonly version: string;
  /** When this program was opened on the data folder; ISO time. */
  readonly openedAt: string;
}

/** A party's secret: at least 16 characters; the program proposes 32 hexadecimal digits (128 bits). */
const secretMinimum = 16;
const proposedSecretBytes = 16;

const secretFits = (secret: string): boolean =>
  Array.from(secret).length >= secretMinimum && !/[\t\r\n]/.test(secret) && secret.isWellFormed();

export const drawHandlers = ({ openedAt, ...program }: Surroundings): Handlers<Names> => ({
  'draws.get': ({ db }, { serial }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    return ok(detailOf(draw, rulesOf(db, draw), listEarlier(db, draw.schemeId), openedAt));
  },

  'draws.proposeSecret': ({ randomBytes }) => ok({ secret: toHex(randomBytes(proposedSecretBytes)) }),

  'draws.commit': ({ db, note }, { serial, party, secret }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    if ((party === 'A' ? draw.commitA : draw.commitB) !== null) return fail('draw.committedAlready', { party });
    if (draw.state !== 'frozen') return fail('draw.wrongState', { serial, state: draw.state });
    if (!secretFits(secret)) return fail('draw.secretWeak', { minimum: secretMinimum });
    const value = commitment(nodeHash, draw, party, secret);
    saveCommitment(db, serial, party, value);
    note({ serial, party, commitment: value });
    return ok({ commitment: value });
  },

  'draws.announce': ({ db, note }, { serial, what, known }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    if (draw.state !== 'frozen') return fail('draw.wrongState', { serial, state: draw.state });
    if (draw.announced) return fail('draw.announcedAlready', {});
    if (draw.commitA !== null || draw.commitB !== null) return fail('draw.committedAlready', { party: draw.commitA === null ? 'B' : 'A' });
    saveAnnouncement(db, serial, { what, known });
    note({ serial, what, known });
    return ok(null);
  },

  ...diceHandlers,

  'draws.void': voidDraw,

  'draws.list': ({ db }) => ok(listDraws(db)),

  'draws.run': runDraw,

  'draws.drawn': ({ db }, { serial, offset, limit }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const places = placeBookOf(db);
    const rows = listDrawn(db, serial, offset, limit);
    const names = inspectorNames(
      db,
      rows.flatMap(({ inspectors }) => inspectors),
    );
    const itemNames = jointItemNames(db, draw);
    const chosen = chosenMembers(db, serial);
    return ok({
      offset,
      total: draw.result ? countVisits(db, serial) : 0,
      inspections: draw.settings.joint ? countDrawnItems(db, serial) : null,
      rows: rows.map(({ code, name, town, stratum, rank, ticket, entered, inspectors, items, replacedBy }) => ({
        ...{ code, name, town: places.nameOf('town', town), stratum, rank, ticket },
        items: items.map((key) => itemNames.get(key) ?? key),
        inspectors: inspectors.map((staffNo) => ({
          ...{ staffNo, name: names.get(staffNo) ?? staffNo },
          byChoice: chosen.get(code)?.has(staffNo) ?? false,
        })),
        result: entered ? 'entered' : 'todo',
        replacedBy,
      })),
    });
  },

  'draws.teams': ({ db }, { serial }) => {
    const draw = findDraw(db, serial);
    return draw ? ok(drawnTeams(db, draw)) : fail('draw.notFound', { serial });
  },

  'draws.exportRecord': exportRecord(program),
});

/** What the items of a joint event are called, by the key of their files. */
const jointItemNames = (db: ReadDb, { settings }: StoredDraw): ReadonlyMap<string, string> => {
  const items = settings.joint?.items ?? [];
  const versions = new Map(
    listItemsById(
      db,
      items.map(({ itemId }) => itemId),
    ).map((item) => [item.id, itemTitle(item)]),
  );
  return new Map(items.map(({ key, itemId }) => [key, versions.get(itemId) ?? key]));
};

/** Neither the record's own identity nor the hidden reading is for the screen. */
const detailOf = (stored: StoredDraw, rules: DrawRules, earlier: readonly EarlierDraw[], openedAt: string): DrawDetail => {
  const { serial, schemeId, schemeName, state, frozenAt, prev, frame, plan, subjects, strata, people, teamSize } = stored;
  const { commitA, commitB, announced, reading, readingLog, dice, read, dicedAt, result, voided } = stored;
  return {
    ...{ serial, schemeId, schemeName, state, frozenAt, prev, frame, plan, subjects, strata, people, teamSize },
    ...{ rules, commitA, commitB, announced, readingLog, dice, read, result, voided, earlier },
    reading: reading && { by: reading.by, at: reading.at, kind: reading.kind, digits: reading.digits },
    resumed: state === 'diced' && dicedAt !== null && Date.parse(dicedAt) < Date.parse(openedAt),
  };
};
