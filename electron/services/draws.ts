import { toHex } from '#shared/base/bytes.ts';
import { ok } from '#shared/base/result.ts';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { fail } from '#shared/contract/errors.ts';
import { commitment } from '#shared/domain/draw/ceremony.ts';
import { checkDice, leastRolls, mostRolls } from '#shared/domain/draw/dice.ts';
import { inspectorNames } from '#electron/store/inspectors.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { countDrawnItems, countVisits, findDraw, listDrawn, saveCommitment, saveDice, type StoredDraw } from '#electron/store/draws.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listItemsById } from '#electron/store/items.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import type { Handlers } from './context.ts';
import { exportRecord } from './draw-export.ts';
import { runDraw } from './draw-run.ts';

type Names = 'draws.get' | 'draws.proposeSecret' | 'draws.commit' | 'draws.dice' | 'draws.run' | 'draws.drawn' | 'draws.exportRecord';

/** A party's secret: at least 16 characters; the program proposes 32 hexadecimal digits (128 bits). */
const secretMinimum = 16;
const proposedSecretBytes = 16;

const secretFits = (secret: string): boolean =>
  Array.from(secret).length >= secretMinimum && !/[\t\r\n]/.test(secret) && secret.isWellFormed();

export const drawHandlers = (program: { readonly verifierDir: string; readonly version: string }): Handlers<Names> => ({
  'draws.get': ({ db }, { serial }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    return ok(detailOf(draw));
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

  'draws.dice': ({ db, note }, { serial, kind, first, second }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    if (draw.state !== 'committed') return fail('draw.wrongState', { serial, state: draw.state });
    const differing = firstDifference(first, second);
    if (differing > 0) return fail('draw.diceDiffer', { position: differing });
    const sides = kind === 'tenSided' ? 10 : 6;
    const digits = checkDice(first, sides);
    if (!digits.ok) {
      if (digits.error.reason === 'notADie') return fail('draw.diceInvalid', { position: digits.error.position });
      if (digits.error.reason === 'tooFew') return fail('draw.diceTooFew', { given: digits.error.rolls, needed: leastRolls[sides] });
      return fail('draw.diceInvalid', { position: mostRolls + 1 });
    }
    saveDice(db, serial, kind, digits.value);
    note({ serial, digits: digits.value.length, kind });
    return ok(null);
  },

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
    return ok({
      offset,
      total: draw.result ? countVisits(db, serial) : 0,
      inspections: draw.settings.joint ? countDrawnItems(db, serial) : null,
      rows: rows.map(({ code, name, town, stratum, rank, ticket, entered, inspectors, items }) => ({
        ...{ code, name, town: places.nameOf('town', town), stratum, rank, ticket },
        items: items.map((key) => itemNames.get(key) ?? key),
        inspectors: inspectors.map((staffNo) => ({ staffNo, name: names.get(staffNo) ?? staffNo })),
        result: entered ? 'entered' : 'todo',
      })),
    });
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

/** The record's own identity belongs to the exchange, not to the screen. */
const detailOf = (draw: StoredDraw): DrawDetail => {
  const { serial, schemeId, schemeName, state, frozenAt, prev, frame, plan, subjects, strata, teamSize, commitA, commitB, dice, result } =
    draw;
  return { serial, schemeId, schemeName, state, frozenAt, prev, frame, plan, subjects, strata, teamSize, commitA, commitB, dice, result };
};

/** Position from 1 of the first differing digit of two readings; 0 = they agree. A missing digit differs. */
const firstDifference = (first: string, second: string): number => {
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) if (first[index] !== second[index]) return index + 1;
  return 0;
};
