import { afterEach, describe, expect, it } from 'vitest';
import type { SubjectFilter } from '#shared/contract/subjects.ts';
import { freezeScheme, holdDraw } from '#tests/support/ceremony.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { createOffice, importTable, preparedCounty, preparedOffice, subjectRow } from '#tests/support/small-county.ts';
import { endOffices, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

afterEach(endOffices);

const county = preparedCounty();

const windowOf = async (office: StartedOffice, filter: SubjectFilter) =>
  valueOf(await office.api['subjects.window']({ filter, sort: 'code', descending: false, offset: 0, limit: 200 })).rows;

const countOf = async (office: StartedOffice, filter: SubjectFilter): Promise<number> =>
  valueOf(await office.api['subjects.window']({ filter, sort: 'code', descending: false, offset: 0, limit: 1 })).matching;

const byCode = async (office: StartedOffice, code: string) => {
  const [row] = await windowOf(office, { text: code });
  if (!row) throw new Error(`no subject ${code}`);
  return row;
};

const historyOf = async (office: StartedOffice, id: number) => {
  const { uid } = valueOf(await office.api['subjects.get']({ id }));
  return valueOf(await office.api['library.history']({ kind: 'subjects', record: uid })).entries;
};

describe('changing one subject by hand', () => {
  it('keeps who changed what from what to what, and can be taken back', async () => {
    const office = county.start();
    const before = await byCode(office, madeCode(3));
    const edit = { risk: 'D', phone: '13900008888', address: '正定县新城大街3号' } as const;
    const done = valueOf(await office.api['subjects.edit']({ id: before.id, edit }));
    expect(done.fields).toEqual(['phone', 'address', 'risk', 'riskOn']);
    expect(await byCode(office, '8888')).toMatchObject({ id: before.id, risk: 'D', riskOn: '2026-03-02' });
    expect(await historyOf(office, before.id)).toMatchObject([{ by: '测试', source: 'subjects.edit', change: 'changed' }]);
    expect(valueOf(await office.api['subjects.undo']({ seq: done.seq }))).toEqual({ restored: 1, kept: 0 });
    expect(await byCode(office, madeCode(3))).toEqual(before);
    expect(await historyOf(office, before.id)).toHaveLength(2);
    expect(await office.api['subjects.undo']({ seq: done.seq })).toMatchObject({
      error: { code: 'action.undone', params: { by: '测试' } },
    });
  });

  it('a subject that goes out of business loses its tags and is in no frame any more', async () => {
    const office = county.start();
    const before = await byCode(office, madeCode(4));
    expect(before.tags).toEqual(['食品经营']);
    const { seq } = valueOf(await office.api['subjects.edit']({ id: before.id, edit: { status: 'deregistered' } }));
    expect(await byCode(office, madeCode(4))).toMatchObject({ status: 'deregistered', tags: [] });
    expect((await windowOf(office, { tags: ['食品经营'] })).map(({ id }) => id)).not.toContain(before.id);
    const tag = await office.api['subjects.tag']({ target: { ids: [before.id] }, tag: '食品经营', action: 'add' });
    expect(tag).toMatchObject({ error: { code: 'subject.unchanged' } });
    valueOf(await office.api['subjects.undo']({ seq }));
    expect(await byCode(office, madeCode(4))).toEqual(before);
  });

  it('corrects a code with history, and refuses a wrong one and one that is taken', async () => {
    const office = county.start();
    const { id } = await byCode(office, madeCode(5));
    const edit = (code: string) => office.api['subjects.edit']({ id, edit: { code } });
    const wrong = `${madeCode(900).slice(0, 17)}${madeCode(900).endsWith('0') ? '1' : '0'}`;
    expect(await edit(wrong)).toMatchObject({ error: { code: 'subject.codeInvalid', params: { code: wrong } } });
    expect(await edit(madeCode(6))).toMatchObject({ error: { code: 'subject.codeTaken', params: { name: '正定县第6号商行' } } });
    valueOf(await edit(madeCode(900).toLowerCase()));
    expect((await byCode(office, madeCode(900))).id).toBe(id);
    expect(await windowOf(office, { text: madeCode(5) })).toEqual([]);
    expect((await historyOf(office, id))[0]?.fields).toEqual([{ field: 'code', before: madeCode(5), after: madeCode(900) }]);
  });

  it('changes name, day of the rating, town and station, each from old to new, and takes all of it back', async () => {
    const office = county.start();
    const before = await byCode(office, madeCode(8));
    const { towns, stations } = valueOf(await office.api['subjects.places']({}));
    const [town, station] = [towns.find(({ label }) => label !== before.town), stations.find(({ label }) => label !== before.station)];
    if (!town || !station) throw new Error('the made county has other places');
    const edit = { name: ' 正定县 新名\u3000商行（东店） ', riskOn: '2026-02-01', town: town.label, station: station.label };
    const { seq } = valueOf(await office.api['subjects.edit']({ id: before.id, edit }));
    const after = { name: '正定县新名商行（东店）', riskOn: '2026-02-01', town: town.label, station: station.label };
    expect(await byCode(office, madeCode(8))).toMatchObject(after);
    expect(await countOf(office, { towns: [town.value], text: madeCode(8) })).toBe(1);
    const [newest] = await historyOf(office, before.id);
    expect(newest?.fields).toContainEqual({ field: 'name', before: before.name, after: after.name });
    expect(newest?.fields.map(({ field }) => field)).toEqual(expect.arrayContaining(['name', 'riskOn', 'town', 'station']));
    valueOf(await office.api['subjects.undo']({ seq }));
    expect(await byCode(office, madeCode(8))).toEqual(before);
  });

  it('says when nothing differs, and when the subject is not there', async () => {
    const office = county.start();
    const { id } = await byCode(office, madeCode(7));
    expect(await office.api['subjects.edit']({ id, edit: { status: 'active' } })).toMatchObject({ error: { code: 'subject.unchanged' } });
    expect(await office.api['subjects.edit']({ id: 99_999, edit: {} })).toMatchObject({ error: { code: 'subject.notFound' } });
  });

  it('an import afterwards sees what was changed by hand as a difference', async () => {
    const office = county.start();
    const { id } = await byCode(office, madeCode(2));
    expect((await importTable(office, 'subjects', [subjectRow(2)])).unchanged).toBe(1);
    valueOf(await office.api['subjects.edit']({ id, edit: { phone: '13900001111' } }));
    expect(await importTable(office, 'subjects', [subjectRow(2)])).toMatchObject({ updated: 1, unchanged: 0 });
  });

  it('shows the whole telephone number only to whoever asks, and keeps who did', async () => {
    const office = county.start();
    const { id } = await byCode(office, madeCode(2));
    expect(valueOf(await office.api['subjects.get']({ id })).phone).toBe('138****3456');
    expect(valueOf(await office.api['subjects.showPhone']({ id }))).toEqual({ phone: '13800003456' });
    const { rows } = valueOf(await office.api['audit.window']({ offset: 0, limit: 1 }));
    expect(rows[0]).toMatchObject({ event: 'subjects.phoneShown', by: '测试' });
  });
});

const many = preparedOffice(async (office) => {
  await createOffice(office);
  await importTable(
    office,
    'subjects',
    Array.from({ length: 1300 }, (_, number) => subjectRow(number, number % 10 === 0 ? { 登记状态: '注销', 标签: '' } : {})),
  );
});

describe('tagging many subjects at once', () => {
  it('means what the filter finds but for the ones taken out, skips who is out of business, and is taken back as a whole', async () => {
    const office = many.start();
    const count = (): Promise<number> => countOf(office, { tags: ['冷链'] });
    const [first] = await windowOf(office, {});
    const target = { filter: { towns: ['正定镇'] }, except: [first?.id ?? 0] };
    const phases: number[] = [];
    const done = valueOf(
      await office.api['subjects.tag']({ target, tag: '冷链', action: 'add' }, { onProgress: ({ done: rows }) => phases.push(rows) }),
    );
    expect(done).toMatchObject({ changed: 520, skipped: 129 });
    expect(phases.length).toBeGreaterThan(0);
    expect(phases.every((rows) => rows <= 649)).toBe(true);
    expect(await count()).toBe(520);
    expect(valueOf(await office.api['subjects.facets']({})).tags).toContainEqual({ value: '冷链', count: 520 });
    const actions = valueOf(await office.api['subjects.actions']({}));
    expect(actions).toMatchObject([{ seq: done.seq, records: 520, facts: { kind: 'tag', tag: '冷链', action: 'add' }, undone: null }]);
    expect(valueOf(await office.api['subjects.undo']({ seq: done.seq }))).toEqual({ restored: 520, kept: 0 });
    expect(await count()).toBe(0);
    expect(valueOf(await office.api['subjects.actions']({}))[0]?.undone).toEqual({ at: '2026-03-02T09:00:00+08:00', by: '测试' });
  });

  it('keeps what was changed again after it', async () => {
    const office = many.start();
    const rows = (await windowOf(office, { statuses: ['active'] })).slice(0, 3);
    const ids = rows.map(({ id }) => id);
    const { seq } = valueOf(await office.api['subjects.tag']({ target: { ids }, tag: '冷链', action: 'add' }));
    valueOf(await office.api['subjects.edit']({ id: ids[0] ?? 0, edit: { tags: ['冷链', '重点'] } }));
    expect(valueOf(await office.api['subjects.undo']({ seq }))).toEqual({ restored: 2, kept: 1 });
    expect((await windowOf(office, { tags: ['冷链'] })).map(({ id, tags }) => ({ id, tags }))).toEqual([
      { id: ids[0], tags: ['冷链', '重点'] },
    ]);
  });

  it('cancelled on the way leaves no tag', async () => {
    const office = many.start();
    const stop = new AbortController();
    const onProgress = (): void => {
      stop.abort();
    };
    const answer = await office.api['subjects.tag'](
      { target: { filter: {}, except: [] }, tag: '冷链', action: 'add' },
      { signal: stop.signal, onProgress },
    );
    expect(answer).toMatchObject({ error: { code: 'job.cancelled' } });
    expect(await countOf(office, { tags: ['冷链'] })).toBe(0);
    expect(valueOf(await office.api['subjects.actions']({}))).toEqual([]);
  });
});

describe('a frozen list', () => {
  it('forbids to take back what was changed before it, and to correct a code until the result is there', async () => {
    const office = county.start();
    const ids = (await windowOf(office, { statuses: ['active'] })).slice(0, 5).map(({ id }) => id);
    const { seq } = valueOf(await office.api['subjects.tag']({ target: { ids }, tag: '冷链', action: 'add' }));
    const serial = await freezeScheme(office);
    expect(valueOf(await office.api['subjects.frozenSince']({ seq }))).toEqual({ serial, subjects: 5 });
    expect(await office.api['subjects.undo']({ seq })).toEqual({
      ok: false,
      error: { code: 'action.frozen', params: { serial, subjects: 5 } },
    });
    expect(await countOf(office, { tags: ['冷链'] })).toBe(5);
    const edit = { code: madeCode(900) };
    expect(await office.api['subjects.edit']({ id: ids[0] ?? 0, edit })).toEqual({
      ok: false,
      error: { code: 'subject.onFrozenList', params: { serial } },
    });
    const later = valueOf(await office.api['subjects.edit']({ id: ids[0] ?? 0, edit: { phone: '13900002222' } }));
    expect(valueOf(await office.api['subjects.frozenSince']({ seq: later.seq }))).toBeNull();
    expect(valueOf(await office.api['subjects.undo']({ seq: later.seq }))).toEqual({ restored: 1, kept: 0 });
  });

  it('once drawn, forbids a code only for those drawn whose result is missing', async () => {
    const office = county.start();
    const serial = await holdDraw(office);
    const drawn = office.store.read.all('select code from drawn_subjects').map(({ code }) => String(code));
    const rows = await windowOf(office, { statuses: ['active'] });
    const hit = rows.find(({ code }) => drawn.includes(code));
    const spared = rows.find(({ code }) => !drawn.includes(code));
    expect(await office.api['subjects.edit']({ id: hit?.id ?? 0, edit: { code: madeCode(900) } })).toMatchObject({
      error: { code: 'subject.onFrozenList', params: { serial } },
    });
    expect(await office.api['subjects.edit']({ id: spared?.id ?? 0, edit: { code: madeCode(901) } })).toMatchObject({ ok: true });
  });
});

describe('the filter tree', () => {
  const industries = ['F5212', '5281', 'F5111', 'H6210', '餐饮', ''];
  const mixed = preparedOffice(async (office) => {
    await createOffice(office);
    await importTable(
      office,
      'subjects',
      industries.map((行业代码, number) => subjectRow(number, { 行业代码, 评定日期: '2026-01-10' })),
    );
  });
  const names = async (office: StartedOffice, filter: SubjectFilter) =>
    (await windowOf(office, filter)).map(({ industry }) => industry).sort();

  it('folds industries into sections and divisions of GB/T 4754, with or without the letter', async () => {
    const office = mixed.start();
    const facets = valueOf(await office.api['subjects.facets']({}));
    expect(facets.industries.map(({ value, name, count }) => ({ value, name, count }))).toEqual([
      { value: 'F', name: '批发和零售业', count: 3 },
      { value: 'H', name: '住宿和餐饮业', count: 1 },
      { value: '', name: '', count: 1 },
      { value: '餐饮', name: '餐饮', count: 1 },
    ]);
    expect(facets.industries[0]?.divisions).toEqual([
      { value: 'F51', name: '批发业', count: 1 },
      { value: 'F52', name: '零售业', count: 2 },
    ]);
    expect(await names(office, { industries: ['F'] })).toEqual(['5281', 'F5111', 'F5212']);
    expect(await names(office, { industries: ['F52', 'H'] })).toEqual(['5281', 'F5212', 'H6210']);
    expect(await names(office, { industries: ['餐饮'] })).toEqual(['餐饮']);
    expect(await names(office, { industries: [''] })).toEqual(['']);
    expect((await byCode(office, madeCode(0))).industryName).toBe('零售业');
  });

  it('says for an empty list how many each condition hides', async () => {
    const office = mixed.start();
    const filter: SubjectFilter = { towns: ['正定镇'], risks: ['D'] };
    expect(await countOf(office, filter)).toBe(0);
    expect(valueOf(await office.api['subjects.loosened']({ filter }))).toEqual([
      { condition: 'risks', matching: 3 },
      { condition: 'towns', matching: 0 },
    ]);
  });

  it('warns when the newest rating is older than 45 days', async () => {
    const office = mixed.start({ now: '2026-02-24T09:00:00+08:00' });
    expect(valueOf(await office.api['subjects.facets']({}))).toMatchObject({ newestRating: '2026-01-10', staleDays: null });
    office.setNow('2026-02-25T09:00:00+08:00');
    expect(valueOf(await office.api['subjects.facets']({})).staleDays).toBe(46);
  });
});

it('every person keeps views of his or her own', async () => {
  const office = county.start();
  const view = {
    filter: { risks: ['C', 'D'] as ('C' | 'D')[] },
    sort: 'risk' as const,
    descending: true,
    columns: ['name', 'risk'] as ('name' | 'risk')[],
  };
  valueOf(await office.api['views.save']({ name: '日常巡查', view }));
  valueOf(await office.api['views.save']({ name: '日常巡查', view: { ...view, descending: false } }));
  expect(valueOf(await office.api['views.list']({}))).toEqual([{ name: '日常巡查', view: { ...view, descending: false } }]);
  valueOf(await office.api['views.remove']({ name: '日常巡查' }));
  expect(valueOf(await office.api['views.list']({}))).toEqual([]);
});

it('one question finds subjects, inspectors, items and tasks', async () => {
  const office = county.start();
  const found = async (text: string) =>
    valueOf(await office.api['search.everywhere']({ text })).map(({ group, total, hits }) => [group, total, hits[0]?.title]);
  expect(await found('食品')).toEqual([['items', 1, '食品经营许可检查']]);
  expect(await found('ningyu')).toEqual([['inspectors', 1, '宁雨桐']]);
  expect(await found('第12号')).toEqual([['subjects', 1, '正定县第12号商行']]);
  expect(await found('ZD002')).toEqual([['inspectors', 1, '宁雨桐']]);
  expect(await found(' ')).toEqual([]);
});
