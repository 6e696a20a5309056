import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { toHex } from '#shared/base/bytes.ts';
import type { Ceremony } from '#shared/domain/draw/ceremony-file.ts';
import { commitment, drawPrk, ticketOf } from '#shared/domain/draw/ceremony.ts';
import { aCeremony, codeOf, sha256Of } from '#tests/support/draw-record.ts';

const ceremony = aCeremony(sha256Of('frame'), sha256Of('plan'));
const seedOf = (change: Partial<Ceremony>): string => toHex(drawPrk(nodeHash, { ...ceremony, ...change }));
const lines = (...parts: readonly string[]): string => parts.map((part) => `${part}\n`).join('');

/** The formulas of DRAW-SPEC 3 with nothing but Node's own hash and HMAC. */
const { serial, prev, frame, plan, commitA, commitB, dice, revealA, revealB } = ceremony;
const salt = createHash('sha256')
  .update(lines('fairdraw/1/context', serial, prev, frame, plan, commitA, commitB))
  .digest();
const prk = createHmac('sha256', salt)
  .update(lines(dice, revealA, revealB, ceremony.public))
  .digest();

describe('the seed of a ceremony', () => {
  it('follows from the published values alone', () => {
    expect(seedOf({})).toBe(prk.toString('hex'));
    const opened = createHash('sha256')
      .update(lines('fairdraw/1/commit', 'B', serial, prev, frame, plan, revealB))
      .digest('hex');
    expect(commitment(nodeHash, ceremony, 'B', revealB)).toBe(opened);
    const ticket = createHmac('sha256', prk)
      .update(`ticket\n${codeOf(7)}\u0001`)
      .digest('hex');
    expect(ticketOf(nodeHash, prk, codeOf(7))).toBe(ticket);
  });

  it('changes with every single value, and with every digit of the dice', () => {
    const changes: readonly Partial<Ceremony>[] = [
      { serial: '130102-2021-0008' },
      { prev: sha256Of('another') },
      { frame: sha256Of('another') },
      { plan: sha256Of('another') },
      { commitA: sha256Of('another') },
      { commitB: sha256Of('another') },
      { revealA: `${revealA}0` },
      { revealB: `${revealB}0` },
      { public: '0' },
      ...Array.from(dice, (digit, at) => ({ dice: dice.slice(0, at) + String((Number(digit) + 1) % 10) + dice.slice(at + 1) })),
      // Digits are text: leading noughts count, and more digits than a number can hold.
      { dice: `0${dice}` },
      { dice: '0'.repeat(20) },
      { dice: '0'.repeat(21) },
      { dice: '31415926535897932384626433832795' },
      { dice: '31415926535897932384626433832796' },
    ];
    expect(new Set([seedOf({}), ...changes.map(seedOf)]).size).toBe(changes.length + 1);
  });

  it('does not let two values be read as one', () => {
    expect(seedOf({ dice: '31415926535897932384', revealA: '5x' })).not.toBe(seedOf({ dice: '314159265358979323845', revealA: 'x' }));
  });
});
