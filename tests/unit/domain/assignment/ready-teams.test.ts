import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { assignAgain } from '#shared/domain/assignment/assign-again.ts';
import { assignInText, parseAssignIn } from '#shared/domain/assignment/assign-in-file.ts';
import { buildAssignIn, type AssignIn } from '#shared/domain/assignment/assign-in.ts';
import { assign } from '#shared/domain/assignment/assign.ts';
import { sha256Of } from '#tests/support/draw-record.ts';

const event = (teams: boolean): fc.Arbitrary<AssignIn> =>
  fc
    .record({
      seed: fc.nat(),
      pairs: fc.boolean(),
      size: fc.integer({ min: 1, max: 3 }),
      count: fc.integer({ min: 1, max: 4 }),
      lines: fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }),
      loads: fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }),
      visits: fc.array(fc.record({ line: fc.nat(3), barred: fc.nat(4095) }), { minLength: 1, maxLength: 12 }),
    })
    .map(({ seed, pairs, size, count, lines, loads, visits }) => ({
      prk: sha256Of(String(seed)),
      pairs,
      insps: lines.map((mask, n) => ({ id: `JC${n}`, lines: mask, load0: loads[n] ?? 0, cap: 99 })),
      subjects: visits.map(({ line, barred }, n) => ({
        id: `T${n}`,
        slots: [...[1, 2].filter((bit) => line & bit), 0, 0, 0].slice(0, size),
        elig: lines.flatMap((_, person) => ((barred >> person) & (barred >> (person + 1)) & 1 ? [] : [person])),
      })),
      ...(teams ? { teams: { count, size } } : {}),
    }));

const teamMap = (assignIn: AssignIn): Map<string, readonly string[]> =>
  new Map(assign(nodeHash, assignIn).teams.map(({ subject, team }) => [subject, team]));

describe('teams that are formed before the visits', () => {
  it('have nobody twice, those with the fewest visits of the year first, and go to visits as a whole', () => {
    fc.assert(
      fc.property(event(true), (assignIn) => {
        const { readyTeams, teams } = assign(nodeHash, assignIn);
        const formed = [...(readyTeams ?? new Map<string, readonly string[]>()).values()];
        expect(formed.map(({ length }) => length)).toEqual(formed.map(() => assignIn.teams?.size));
        const members = formed.flat();
        expect(new Set(members).size).toBe(members.length);
        const loadOf = (id: string): number => assignIn.insps.find((person) => person.id === id)?.load0 ?? 0;
        const left = assignIn.insps.filter(({ id }) => !members.includes(id));
        expect(Math.max(...members.map(loadOf))).toBeLessThanOrEqual(Math.min(99, ...left.map(({ load0 }) => load0)));
        for (const { subject, team, missing } of teams) {
          const visit = assignIn.subjects.find(({ id }) => id === subject);
          if (team.length === 0) expect(missing).toBe(visit?.slots.length);
          else expect(formed).toContainEqual(team);
        }
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  it('share visits evenly when every team may go everywhere', () => {
    const insps = Array.from({ length: 10 }, (_, n) => ({ id: `JC${n}`, lines: 0, load0: 0, cap: 99 }));
    const subjects = Array.from({ length: 23 }, (_, n) => ({ id: `T${n}`, slots: [0, 0], elig: insps.map((_, index) => index) }));
    const { loads } = assign(nodeHash, { prk: sha256Of('even'), pairs: false, insps, subjects, teams: { count: 5, size: 2 } });
    expect([...loads.values()].sort()).toEqual([4, 4, 4, 4, 5, 5, 5, 5, 5, 5]);
  });

  it('are written into assign-in.json and read back; more teams than people are refused', () => {
    fc.assert(
      fc.property(event(true), (assignIn) => {
        expect(parseAssignIn(assignInText(assignIn))).toEqual({ ok: true, value: assignIn });
      }),
      { seed: 22, numRuns: 50 },
    );
    const insps = [{ id: 'a', lines: 0, load0: 0, cap: 1 }];
    const text = assignInText({ prk: '0'.repeat(64), pairs: false, insps, subjects: [], teams: { count: 1, size: 2 } });
    expect(parseAssignIn(text)).toEqual({ ok: false, error: { reason: 'shape', at: 'teams' } });
    const source = { prk: new Uint8Array(32), roster: [], recuse: [], items: [], drawn: [], pairs: false, teamSize: 2, readyTeams: 1 };
    expect(buildAssignIn(source)).toEqual({ ok: false, error: { reason: 'tooManyTeams', people: 0 } });
  });
});

describe('a visit whose team is drawn once more', () => {
  it.each([false, true])('gets people who are eligible and not barred (teams first: %s)', (teams) => {
    fc.assert(
      fc.property(event(teams), fc.nat(11), (assignIn, at) => {
        const present = teamMap(assignIn);
        const visit = assignIn.subjects[at % assignIn.subjects.length];
        const before = present.get(visit?.id ?? '') ?? [];
        if (!visit || before.length === 0) return;
        const barred = new Set(before.slice(0, 1));
        const after = assignAgain(nodeHash, assignIn, { subject: visit.id, run: 1, barred, teams: present });
        expect(after.some((member) => barred.has(member))).toBe(false);
        const eligible = visit.elig.map((index) => assignIn.insps[index]?.id);
        expect(after.every((member) => eligible.includes(member))).toBe(true);
        // The label alone decides between equals: another run number is another draw of the same kind.
        const other = assignAgain(nodeHash, assignIn, { subject: visit.id, run: 2, barred, teams: present });
        expect(other.length).toBe(after.length);
      }),
      { seed: 23, numRuns: 300 },
    );
  });

  it('takes the least loaded of those who remain, after the places of the old team are given back', () => {
    const person = (id: string) => ({ id, lines: 0, load0: 0, cap: 9 });
    const assignIn: AssignIn = {
      prk: sha256Of('again'),
      pairs: false,
      insps: ['a', 'b', 'c', 'd'].map(person),
      subjects: ['X', 'Y', 'Z'].map((id) => ({ id, slots: [0, 0], elig: [0, 1, 2, 3] })),
    };
    const teams = new Map([
      ['X', ['a', 'b']],
      ['Y', ['c', 'd']],
      ['Z', ['c', 'd']],
    ]);
    // Without X nobody else has a visit less than c and d; b gave a place back.
    expect([...assignAgain(nodeHash, assignIn, { subject: 'X', run: 1, barred: new Set(['a']), teams })].sort()).toContain('b');
    const all = new Set(['a', 'b', 'c', 'd']);
    expect(assignAgain(nodeHash, assignIn, { subject: 'X', run: 1, barred: all, teams })).toEqual([]);
  });
});
