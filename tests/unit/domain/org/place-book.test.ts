import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrgUnit } from '#shared/domain/org/org-unit.ts';
import { createPlaceBook, placeFields } from '#shared/domain/org/place-book.ts';

const bureau: OrgUnit = {
  id: 'bureau',
  kind: 'bureau',
  name: '正定县市场监督管理局',
  code: '130123',
  parentId: null,
  active: true,
  formerNames: [{ name: '正定县工商行政管理局', until: '2015-12-31' }],
};
const station: OrgUnit = {
  ...bureau,
  id: 'station',
  kind: 'station',
  name: '城关所',
  code: '',
  parentId: 'bureau',
  formerNames: [{ name: '城区所', until: '2026-01-31' }],
};
const town: OrgUnit = {
  ...station,
  id: 'town',
  kind: 'town',
  name: '正定镇',
  code: '130123100',
  formerNames: [{ name: '城关镇', until: '' }],
};
const closed: OrgUnit = { ...station, id: 'closed', name: '老城所', active: false, formerNames: [] };
const section: OrgUnit = { ...station, id: 'section', kind: 'section', name: '食品股', formerNames: [] };
const book = createPlaceBook([bureau, section, station, closed, town]);

describe('a text that names a place', () => {
  it('is known by code, name and former name, and shown as the place is called today', () => {
    expect(['130123100', '正定镇', '城关镇', ' 正定 镇 '].map((text) => book.nameOf('town', text))).toEqual(Array(4).fill('正定镇'));
    expect(['城区所', '城关所'].map((text) => book.nameOf('station', text))).toEqual(['城关所', '城关所']);
    expect(book.nameOf('unit', '正定县工商行政管理局')).toBe('正定县市场监督管理局');
    expect(book.nameOf('station', '老城所')).toBe('老城所');
  });

  it('means a place of the column alone', () => {
    expect(book.unitOf('station', '食品股')).toBeNull();
    expect(book.unitOf('department', '食品股')?.id).toBe('section');
    expect(book.unitOf('town', '城关所')).toBeNull();
  });

  it('stands for the town by its code, so that all ways to write it fall together', () => {
    expect(book.valueOf('town', '城关镇')).toBe('130123100');
    expect(book.valueOf('station', '城区所')).toBe('城关所');
    expect(book.textsOf('town', '130123100')).toEqual(['130123100', '正定镇', '城关镇']);
    expect(book.textsOf('station', '别处的所')).toEqual(['别处的所']);
  });

  it('is offered while the unit is open', () => {
    expect(book.choices('station').map(({ label }) => label)).toEqual(['正定县市场监督管理局', '城关所']);
    expect(book.choices('town')).toEqual([{ value: '130123100', label: '正定镇' }]);
  });

  it('keeps its place however it is turned: every text of a place has the same value, and the value is one of them', () => {
    const texts = ['130123100', '正定镇', '城关镇', '城关所', '城区所', '食品股', '老城所', '别处', ''];
    fc.assert(
      fc.property(fc.constantFrom(...placeFields), fc.constantFrom(...texts), (field, text) => {
        const value = book.valueOf(field, text);
        expect(book.textsOf(field, text)).toContain(value);
        for (const other of book.textsOf(field, text)) expect(book.valueOf(field, other)).toBe(value);
        expect(book.nameOf(field, value)).toBe(book.nameOf(field, text));
      }),
      { seed: 21, numRuns: 200 },
    );
  });
});
