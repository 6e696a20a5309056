import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { subjectCells } from '#electron/made-county/county-cells.ts';
import { madeCountyTiers, planMadeCounty, type MadeCounty } from '#electron/made-county/made-county.ts';
import { madeInspector } from '#electron/made-county/made-inspectors.ts';
import { madeSubject, type MadeSubject } from '#electron/made-county/made-subject.ts';
import { startSubjectCounter } from '#electron/made-county/subject-counts.ts';
import divisions from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import items from '#resources/made-county/items.json' with { type: 'json' };
import trades from '#resources/made-county/trades.json' with { type: 'json' };
import { parseSubjectCode } from '#shared/domain/subjects/subject-code.ts';

const asOf = '2026-03-02';
const [, , , , , , , , , zhengding] = divisions;
if (zhengding?.code !== '130123') throw new Error('the divisions changed their order');

const county = planMadeCounty(zhengding, 20_000, 'county of the tests', asOf);
const subjectsOf = (made: MadeCounty, count: number): readonly MadeSubject[] =>
  Array.from({ length: count }, (_, index) => madeSubject(made, index));
const subjects = subjectsOf(county, county.subjects);
const hashOf = (made: MadeCounty): string => {
  const hash = createHash('sha256');
  for (const subject of subjectsOf(made, 2000)) hash.update(JSON.stringify(subjectCells(made, subject)));
  return hash.digest('hex');
};
const share = (list: readonly MadeSubject[], test: (subject: MadeSubject) => boolean): number => list.filter(test).length / list.length;

describe('a made county', () => {
  it('is the same for the same office, seed and day, and another for another seed', () => {
    const again = planMadeCounty(zhengding, 20_000, 'county of the tests', asOf);
    expect(hashOf(again)).toBe(hashOf(county));
    expect(hashOf(planMadeCounty(zhengding, 20_000, 'another', asOf))).not.toBe(hashOf(county));
  });

  it('begins with the same subjects however many are asked for within a tier', () => {
    expect(madeSubject(planMadeCounty(zhengding, 300, 'county of the tests', asOf), 299)).toEqual(subjects[299]);
  });

  it('has only valid codes, and no code twice', () => {
    expect(subjects.filter(({ code }) => !parseSubjectCode(code).ok)).toEqual([]);
    expect(new Set(subjects.map(({ code }) => code)).size).toBe(subjects.length);
  });

  it('has no code that a real company could bear', () => {
    const credit = subjects.filter(({ code }) => code.length === 18).map(({ code }) => code);
    expect(credit.filter((code) => !/^9[123](130199|130103|130124|130182|130185)MAY/.test(code))).toEqual([]);
    expect(subjects.filter(({ code }) => code.length !== 18 && !code.startsWith('130199'))).toEqual([]);
  });

  it('mixes the three kinds of codes as old lists do', () => {
    expect(share(subjects, ({ code }) => code.length === 18)).toBeCloseTo(0.875, 2);
    expect(share(subjects, ({ code }) => code.length === 15)).toBeCloseTo(0.122, 2);
    expect(share(subjects, ({ code }) => code.length === 13)).toBeCloseTo(0.003, 2);
  });

  it('rates enterprises as DOMAIN 11 says and leaves sole traders unrated', () => {
    const rated = subjects.filter(({ risk }) => risk !== null);
    expect(share(rated, ({ risk }) => risk === 'A')).toBeCloseTo(0.654, 1);
    expect(share(rated, ({ risk }) => risk === 'B')).toBeCloseTo(0.253, 1);
    expect(share(rated, ({ risk }) => risk === 'C')).toBeCloseTo(0.077, 1);
    expect(share(rated, ({ risk }) => risk === 'D')).toBeCloseTo(0.015, 2);
    expect(rated.some(({ type }) => type === 'individual')).toBe(false);
  });

  it('is mostly open sole traders, with names, lengths and brackets like real ones', () => {
    const lengths = subjects.map(({ name }) => name.length).sort((a, b) => a - b);
    expect(share(subjects, ({ status }) => status === 'open')).toBeCloseTo(0.94, 1);
    expect(share(subjects, ({ type }) => type === 'individual')).toBeCloseTo(0.75, 1);
    expect(lengths[0]).toBeGreaterThanOrEqual(2);
    expect(lengths[lengths.length / 2]).toBe(12);
    expect(lengths.at(-1)).toBeLessThanOrEqual(40);
    expect(share(subjects, ({ name }) => /[（(]/.test(name))).toBeCloseTo(0.037, 2);
    expect(subjects.some(({ name }) => name.includes('('))).toBe(true);
    expect(subjects.some(({ name }) => /[㛃䶮㙍𫖯𬭼𪩘㚤]/u.test(name))).toBe(true);
  });

  it('has only telephone numbers that ring nowhere', () => {
    expect(subjects.filter(({ phone }) => !/^(15400\d{6}|0311-0\d{7}|)$/.test(phone))).toEqual([]);
  });

  it('gives every subject a town and an age that fit', () => {
    const codes = new Set(county.towns.map(({ code }) => code));
    expect(codes.size).toBe(zhengding.towns);
    expect(subjects.filter(({ town }) => !codes.has(town.code) || !town.code.startsWith('130123'))).toEqual([]);
    expect(subjects.filter(({ founded, lastInspected }) => founded >= county.today || (lastInspected ?? 0) > county.today)).toEqual([]);
  });

  it('counts what it made', () => {
    const counter = startSubjectCounter();
    for (const subject of subjects) counter.count(subject);
    const { rows, byType, byRisk, openEnterprises } = counter.counts();
    expect(rows).toBe(20_000);
    expect(Object.values(byType).reduce((sum, count) => sum + count, 0)).toBe(20_000);
    expect(byRisk['D']).toBe(subjects.filter(({ risk }) => risk === 'D').length);
    expect(openEnterprises).toBe(subjects.filter(({ type, status }) => type === 'enterprise' && status === 'open').length);
  });

  it('has the design sizes', () => {
    const inspectors = Object.values(madeCountyTiers).map((size) => planMadeCounty(zhengding, size, 's', asOf).inspectors);
    expect(inspectors).toEqual([60, 150, 300, 3000]);
  });

  it('works for an office without towns of its own', () => {
    const zone = divisions.find(({ kind }) => kind === 'bondedZone');
    expect(zone && planMadeCounty(zone, 100, 's', asOf).towns).toHaveLength(1);
  });
});

describe('inspectors of a made county', () => {
  const inspectors = Array.from({ length: 60 }, (_, index) => madeInspector(planMadeCounty(zhengding, 18_000, 'i', asOf), index));

  it('staff every business line with certificates that last', () => {
    const usable = inspectors.filter(({ valid, certificateUntil }) => valid && certificateUntil > county.today + 365);
    for (let line = 1; line <= 12; line += 1) expect(usable.filter(({ lines }) => lines.includes(line)).length).toBeGreaterThanOrEqual(2);
  });

  it('have numbers and certificates of their own, and recusals from subjects that exist', () => {
    expect(new Set(inspectors.map(({ number }) => number)).size).toBe(60);
    expect(new Set(inspectors.map(({ certificate }) => certificate)).size).toBe(60);
    const recused = inspectors.flatMap(({ recusals }) => recusals.map(({ subjectCode }) => subjectCode));
    const made = planMadeCounty(zhengding, 18_000, 'i', asOf);
    const codes = new Set(subjectsOf(made, 18_000).map(({ code }) => code));
    expect(recused.length).toBeGreaterThan(0);
    expect(recused.filter((code) => !codes.has(code))).toEqual([]);
  });
});

describe('items of a made county', () => {
  it('are about sixty, key and ordinary, a few unpublished, each with a number of its own and a checklist', () => {
    expect(items.length).toBeGreaterThanOrEqual(58);
    expect(new Set(items.map(({ number }) => number)).size).toBe(items.length);
    expect(items.filter(({ published }) => !published)).toHaveLength(4);
    expect(items.some(({ key }) => key) && items.some(({ key }) => !key)).toBe(true);
    expect(items.every(({ checklist, line }) => checklist.length >= 1 && line >= 1 && line <= 12)).toBe(true);
  });

  it('apply to tags that subjects carry', () => {
    const tags = new Set(trades.trades.flatMap((trade) => trade.tags));
    expect(items.filter(({ tag }) => tag !== '' && !tags.has(tag))).toEqual([]);
  });
});
