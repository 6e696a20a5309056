import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { parseAssignIn, assignInText } from '#shared/domain/assignment/assign-in-file.ts';
import { buildAssignIn, type AssignIn } from '#shared/domain/assignment/assign-in.ts';
import { assignOutText } from '#shared/domain/assignment/assign-out-file.ts';
import { assign } from '#shared/domain/assignment/assign.ts';
import { assignmentShortfalls, expectedLineNeeds, lineNeeds } from '#shared/domain/assignment/shortfalls.ts';
import { teamFits } from '#shared/domain/assignment/slot-match.ts';
import { codeOf, sha256Of } from '#tests/support/draw-record.ts';
import { allTeams, loadVectors } from '#tests/support/every-assignment.ts';
import { valueOf } from '#tests/support/value-of.ts';

const smallCase = (withCaps: boolean): fc.Arbitrary<AssignIn> =>
  fc
    .record({
      seed: fc.nat(),
      pairs: fc.boolean(),
      insps: fc.array(fc.record({ lines: fc.nat(3), load0: fc.nat(2), cap: withCaps ? fc.nat(4) : fc.constant(99) }), {
        minLength: 3,
        maxLength: 5,
      }),
      subjects: fc.array(fc.record({ slots: fc.constantFrom([0], [0, 0], [1, 0], [2, 0], [1, 2], [1, 2, 0]), barred: fc.nat(31) }), {
        minLength: 1,
        maxLength: 4,
      }),
    })
    .map(({ seed, pairs, insps, subjects }) => ({
      prk: sha256Of(String(seed)),
      pairs,
      insps: insps.map((person, index) => ({ id: `JC${index}`, ...person })),
      subjects: subjects.map(({ slots, barred }, index) => ({
        id: `T${index}`,
        slots,
        elig: insps.flatMap((_, person) => ((barred >> person) & 1 ? [] : [person])),
      })),
    }));

const squares = (loads: readonly number[]): number => loads.reduce((sum, load) => sum + load * load, 0);
const excess = (loads: readonly number[], { insps }: AssignIn): number =>
  loads.reduce((sum, load, index) => sum + Math.max(0, load - (insps[index]?.cap ?? 0)), 0);
const loadsOf = (assignIn: AssignIn): readonly number[] => {
  const { loads } = assign(nodeHash, assignIn);
  return assignIn.insps.map(({ id }) => loads.get(id) ?? 0);
};

describe('the assignment against every assignment there is', () => {
  it('fills as many places as can be filled, with valid teams', () => {
    fc.assert(
      fc.property(smallCase(true), (assignIn) => {
        for (const { subject, team } of assign(nodeHash, assignIn).teams) {
          const visit = assignIn.subjects.find(({ id }) => id === subject);
          if (!visit) throw new Error('unknown subject');
          const members = team.map((id) => assignIn.insps.findIndex((person) => person.id === id));
          expect(new Set(members).size).toBe(members.length);
          expect(members.every((member) => visit.elig.includes(member))).toBe(true);
          expect(teamFits(visit.slots, members, (member) => assignIn.insps[member]?.lines ?? 0)).toBe(true);
          expect(members.length).toBe(allTeams(assignIn, visit)[0]?.length);
        }
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it('spreads the visits as evenly as they can be spread', () => {
    fc.assert(
      fc.property(smallCase(false), (assignIn) => {
        expect(squares(loadsOf(assignIn))).toBe(Math.min(...loadVectors(assignIn).map(squares)));
      }),
      { seed: 12, numRuns: 400 },
    );
  });

  it('passes the caps only where they cannot hold, and says so with a bottleneck that is true', () => {
    fc.assert(
      fc.property(smallCase(true), (assignIn) => {
        const vectors = loadVectors(assignIn);
        expect(excess(loadsOf(assignIn), assignIn)).toBe(Math.min(...vectors.map((loads) => excess(loads, assignIn))));
        const { certs } = assign(nodeHash, assignIn);
        expect(certs.length > 0).toBe(vectors.every((loads) => excess(loads, assignIn) > 0));
        for (const { set, need, cap } of certs) {
          const people = assignIn.insps.flatMap(({ id }, index) => (set.includes(id) ? [index] : []));
          const sumOf = (loads: readonly number[]): number => people.reduce((sum, index) => sum + (loads[index] ?? 0), 0);
          expect(need).toBeGreaterThan(cap);
          expect(need).toBe(Math.min(...vectors.map(sumOf)));
        }
      }),
      { seed: 13, numRuns: 400 },
    );
  });

  it('does not depend on the order in which people or subjects are listed', () => {
    fc.assert(
      fc.property(smallCase(true), (assignIn) => {
        const last = assignIn.insps.length - 1;
        const turned: AssignIn = {
          ...assignIn,
          insps: assignIn.insps.toReversed(),
          subjects: assignIn.subjects.map((visit) => ({ ...visit, elig: visit.elig.map((index) => last - index).reverse() })).reverse(),
        };
        expect(assignOutText(assign(nodeHash, turned))).toBe(assignOutText(assign(nodeHash, assignIn)));
      }),
      { seed: 14, numRuns: 200 },
    );
  });
});

describe('assign-in.json', () => {
  const source = {
    prk: new Uint8Array(32),
    roster: ['JC1', 'JC2', 'JC3', 'JC4'].map((id, n) => ({
      id,
      lines: n,
      area: ['*', '130102', '130103', '130102'][n] ?? '',
      cap: 9,
      load0: n,
    })),
    recuse: [{ subject: codeOf(1), inspector: 'JC2' }],
    items: [
      { subject: codeOf(0), lines: [], area: '*' },
      { subject: codeOf(1), lines: [1, 4], area: '130102' },
      { subject: codeOf(2), lines: [1, 2, 4], area: '130103' },
    ],
    drawn: [codeOf(2), codeOf(1), codeOf(0)],
    teamSize: 2,
    pairs: true,
  };

  it('follows from the frozen files and the result alone', () => {
    expect(valueOf(buildAssignIn(source))).toEqual({
      prk: '0'.repeat(64),
      pairs: true,
      insps: source.roster.map(({ id, lines, cap, load0 }) => ({ id, lines, cap, load0 })),
      subjects: [
        { id: codeOf(0), slots: [0, 0], elig: [0, 1, 2, 3] },
        { id: codeOf(1), slots: [1, 4], elig: [0, 3] },
        { id: codeOf(2), slots: [1, 2, 4], elig: [0, 2] },
      ],
    });
  });

  it('is canonical JSON and is also read with spaces and in another key order', () => {
    const assignIn = valueOf(buildAssignIn(source));
    const text = assignInText(assignIn);
    expect(text).toMatch(/^\{"insps":\[\{"cap":9,"id":"JC1","lines":0,"load0":0\},/);
    expect(parseAssignIn(text)).toEqual({ ok: true, value: assignIn });
    expect(parseAssignIn(JSON.stringify(assignIn, null, 2))).toEqual({ ok: true, value: assignIn });
  });

  it('is refused for a lone inspector, a team of nine, or a drawn subject without items', () => {
    expect(buildAssignIn({ ...source, teamSize: 1 })).toMatchObject({ error: { reason: 'badTeamSize' } });
    expect(buildAssignIn({ ...source, teamSize: 9 })).toMatchObject({ error: { reason: 'badTeamSize' } });
    expect(buildAssignIn({ ...source, drawn: [codeOf(7)] })).toEqual({ ok: false, error: { reason: 'noItemsRow', subject: codeOf(7) } });
  });

  it('refuses hostile values by their place', () => {
    const good = valueOf(buildAssignIn(source));
    const bad: readonly (readonly [unknown, string])[] = [
      [null, ''],
      [[], ''],
      [{ ...good, extra: 1 }, ''],
      [{ ...good, prk: good.prk.replace('0', 'G') }, 'prk'],
      [{ ...good, pairs: 1 }, 'pairs'],
      [{ ...good, insps: {} }, 'insps'],
      [{ ...good, insps: [{ id: 'a', lines: -1, cap: 1, load0: 0 }] }, 'insps[0]'],
      [{ ...good, insps: [{ id: 'a', lines: 2 ** 31, cap: 1, load0: 0 }] }, 'insps[0]'],
      [{ ...good, insps: [good.insps[0], good.insps[0]] }, 'insps[1]'],
      [{ ...good, subjects: [{ id: 'a', slots: [0, 0, 0, 0, 0, 0, 0, 0, 0], elig: [] }] }, 'subjects[0]'],
      [{ ...good, subjects: [{ id: 'a', slots: [], elig: [] }] }, 'subjects[0]'],
      [{ ...good, subjects: [{ id: 'a', slots: [0], elig: [1, 0] }] }, 'subjects[0]'],
      [{ ...good, subjects: [{ id: 'a', slots: [0], elig: [4] }] }, 'subjects[0]'],
    ];
    for (const [value, at] of bad) expect(parseAssignIn(JSON.stringify(value))).toMatchObject({ ok: false, error: { at } });
  });
});

describe('what can be said before the draw', () => {
  it('names the line, the need, the people and what is missing', () => {
    const roster = Array.from({ length: 10 }, (_, n) => ({ lines: n < 4 ? 4 : 1, cap: 20, load0: 0 }));
    expect(
      assignmentShortfalls(
        [
          { line: 4, visits: 120 },
          { line: 1, visits: 120 },
          { line: 0, visits: 200 },
        ],
        roster,
      ),
    ).toEqual([{ line: 4, visits: 120, people: 4, capacity: 80, missing: 40 }]);
    expect(assignmentShortfalls([{ line: 8, visits: 1 }], roster)).toEqual([{ line: 8, visits: 1, people: 0, capacity: 0, missing: 1 }]);
  });

  it('counts places of known visits, and expects the share of a stratum before they are known', () => {
    expect(lineNeeds([{ slots: [1, 4] }, { slots: [4, 0, 0] }])).toEqual([
      { line: 0, visits: 5 },
      { line: 1, visits: 1 },
      { line: 4, visits: 2 },
    ]);
    const frame = [0, 1, 2, 3].map((n) => ({ id: codeOf(n), stratum: n < 3 ? 'A' : 'B', tier: 1 }) as const);
    const items = frame.map(({ id }, n) => ({ subject: id, lines: n % 2 === 0 ? [1] : [], area: '*' }));
    const stratum = { takeAll: 0, ratePpm: 0, min: 0 };
    const allocation = [
      { stratum: 'A', size: 3, drawn: 1, ...stratum },
      { stratum: 'B', size: 1, drawn: 1, ...stratum },
    ];
    expect(expectedLineNeeds(frame, items, allocation, 2)).toEqual([
      { line: 0, visits: 4 },
      { line: 1, visits: 1 },
    ]);
  });
});
