import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrgUnit, UnitContent } from '#shared/domain/org/org-unit.ts';
import { missingUnits } from '#shared/domain/org/start-units.ts';
import { checkUnit, renamed } from '#shared/domain/org/unit-rules.ts';

const unit = (id: string, change: Partial<OrgUnit> = {}): OrgUnit => ({
  id,
  kind: 'station',
  name: `第${id}所`,
  code: '',
  parentId: 'bureau',
  active: true,
  formerNames: [],
  ...change,
});

const bureau = unit('bureau', { kind: 'bureau', name: '正定县市场监督管理局', code: '130123', parentId: null });
const station = unit('1');
const town = unit('town', { kind: 'town', name: '正定镇', code: '130123100', parentId: '1' });
const section = unit('section', { kind: 'section', name: '食品股' });
const units = [bureau, station, town, section];
const faultOf = (id: string | null, next: OrgUnit) => {
  const checked = checkUnit(units, id, next);
  return checked.ok ? null : checked.error;
};

describe('a unit of the organisation', () => {
  it('stands only where its kind may stand', () => {
    expect(faultOf(null, unit('new', { kind: 'town', name: '新安镇', parentId: '1' }))).toBeNull();
    expect(faultOf(null, unit('new', { kind: 'town', name: '新安镇', parentId: 'section' }))).toEqual({ fault: 'wrongParent' });
    expect(faultOf(null, unit('new', { kind: 'station', parentId: '1' }))).toEqual({ fault: 'wrongParent' });
    expect(faultOf(null, unit('new', { kind: 'bureau', parentId: null }))).toEqual({ fault: 'wrongParent' });
    expect(faultOf(null, unit('new', { parentId: 'nobody' }))).toEqual({ fault: 'wrongParent' });
    expect(faultOf('1', { ...station, kind: 'section' })).toEqual({ fault: 'kindFixed' });
    expect(faultOf('bureau', bureau)).toBeNull();
  });

  it('bears no name that another one has or had, whatever the width of its letters; a town may be called like a station', () => {
    expect(faultOf(null, unit('new', { name: '第 １ 所' }))).toMatchObject({ fault: 'nameTaken', unit: '第1所' });
    expect(faultOf(null, unit('new', { name: '食品股' }))).toMatchObject({ fault: 'nameTaken' });
    expect(faultOf(null, unit('new', { name: '新所', formerNames: [{ name: '第1所', until: '' }] }))).toMatchObject({ fault: 'nameTaken' });
    expect(faultOf(null, unit('new', { name: '正定镇' }))).toBeNull();
    const old = renamed(station, '城关所', '2026-03-02', true);
    expect(checkUnit([bureau, { ...old, id: '1' }], null, unit('new', { name: '第1所' }))).toMatchObject({ error: { unit: '城关所' } });
  });

  it('has a code of its own with the digits of its kind, or none', () => {
    expect(faultOf(null, unit('new', { name: '高新区', kind: 'zone' }))).toBeNull();
    expect(faultOf(null, unit('new', { name: '高新区', kind: 'zone', code: '13017' }))).toEqual({ fault: 'codeShape', digits: 6 });
    expect(faultOf('town', { ...town, code: '13012310A' })).toEqual({ fault: 'codeShape', digits: 9 });
    expect(faultOf(null, unit('new', { kind: 'town', name: '新安镇', code: '130123100' }))).toEqual({ fault: 'codeTaken', unit: '正定镇' });
  });

  it('is closed only without open parts, and nothing is opened below a closed one', () => {
    expect(faultOf('1', { ...station, active: false })).toEqual({ fault: 'hasParts', parts: 1 });
    expect(faultOf('bureau', { ...bureau, active: false })).toMatchObject({ fault: 'hasParts' });
    expect(faultOf('town', { ...town, active: false })).toBeNull();
    const closed = [bureau, { ...station, active: false }, { ...town, active: false }];
    expect(checkUnit(closed, 'town', town)).toMatchObject({ error: { fault: 'parentClosed', unit: '第1所' } });
  });
});

describe('a new name', () => {
  it('keeps the old one with its last day, unless it was a slip of the pen', () => {
    expect(renamed(station, '城关所', '2026-03-02', true)).toMatchObject({
      name: '城关所',
      formerNames: [{ name: '第1所', until: '2026-03-02' }],
    });
    expect(renamed(station, '第一所', '2026-03-02', false)).toMatchObject({ name: '第一所', formerNames: [] });
    expect(renamed(station, station.name, '2026-03-02', true)).toBe(station);
  });

  it('never leaves the present name among the former ones, nor a former one twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('甲所', '乙所', '丙所'), fc.boolean()), { maxLength: 12 }), (steps) => {
        const last = steps.reduce<UnitContent>((now, [name, keep]) => renamed(now, name, '2026-03-02', keep), { ...station });
        const former = last.formerNames.map(({ name }) => name);
        expect(former).not.toContain(last.name);
        expect(new Set(former).size).toBe(former.length);
      }),
      { seed: 21, numRuns: 300 },
    );
  });
});

describe('the units of a division', () => {
  const towns = [
    { code: '130123100', name: '正定镇' },
    { code: '130123103', name: '新安镇' },
    { code: '130125100', name: '龙州镇' },
  ];
  const ids = (): (() => string) => {
    let next = 0;
    return () => `new ${String((next += 1))}`;
  };

  it('are the bureau and its own towns, each once however often they are filled in', () => {
    const first = missingUnits([], bureau, towns, ids());
    expect(first.map(({ kind, name }) => [kind, name])).toEqual([
      ['bureau', '正定县市场监督管理局'],
      ['town', '正定镇'],
      ['town', '新安镇'],
    ]);
    expect(first.slice(1).every(({ parentId }) => parentId === first[0]?.id)).toBe(true);
    expect(missingUnits(first, bureau, towns, ids())).toEqual([]);
  });

  it('leave alone what the bureau has already, under another name or below a station', () => {
    const known = [bureau, station, { ...town, name: '城关镇', code: '', formerNames: [{ name: '正定镇', until: '' }] }];
    expect(missingUnits(known, bureau, towns, ids()).map(({ name }) => name)).toEqual(['新安镇']);
  });
});
