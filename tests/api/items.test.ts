import { afterEach, describe, expect, it } from 'vitest';
import type { ItemInput, ItemView } from '#shared/contract/items.ts';
import { addInspector, draftScheme, importItems, itemRow, startPlainCounty } from '#tests/support/plain-county.ts';
import { endOffices, makeTempDir, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { writeTable } from '#tests/support/write-table.ts';

afterEach(endOffices);

const list = async ({ api }: StartedOffice): Promise<readonly ItemView[]> => valueOf(await api['items.list']({}));
const itemOf = async (office: StartedOffice, code: string): Promise<ItemView> => {
  const item = (await list(office)).find((one) => one.code === code);
  if (!item) throw new Error(`no item ${code}`);
  return item;
};
const inputOf = (item: ItemView, change: Partial<ItemInput> = {}): ItemInput => ({
  code: item.code,
  category: item.category,
  name: item.name,
  subName: item.subName,
  grade: item.grade,
  basis: item.basis,
  method: item.method,
  content: item.content,
  subjects: item.subjects,
  line: item.line,
  published: item.published,
  appliesToTag: item.appliesToTag,
  appliesToKinds: [...item.appliesToKinds],
  note: item.note,
  checklist: item.checklist.map((row) => ({ ...row })),
  ...change,
});
const freeze = async (office: StartedOffice): Promise<string> => {
  await addInspector(office, '0001');
  await addInspector(office, '0002');
  const id = await draftScheme(office);
  return valueOf(await office.api['schemes.freeze']({ id })).serial;
};
const form = [{ content: '执照是否悬挂', how: '到经营场所查看', materials: '营业执照正本' }];

describe('an item', () => {
  it('of the county is added, changed, taken out and brought back', async () => {
    const office = await startPlainCounty();
    const own = inputOf(await itemOf(office, '0101'), { code: 'X01', name: '预付卡的检查', published: false });
    const { id } = valueOf(await office.api['items.save']({ id: null, item: own }));
    expect(await itemOf(office, 'X01')).toMatchObject({ origin: 'county', version: 1, used: false });
    valueOf(await office.api['items.save']({ id, item: { ...own, name: '单用途预付卡的检查' } }));
    expect(await itemOf(office, 'X01')).toMatchObject({ id, version: 1, name: '单用途预付卡的检查' });
    valueOf(await office.api['items.undo']({ code: 'X01' }));
    expect(await itemOf(office, 'X01')).toMatchObject({ name: '预付卡的检查' });
    valueOf(await office.api['items.remove']({ id }));
    expect((await list(office)).map(({ code }) => code)).not.toContain('X01');
    valueOf(await office.api['items.undo']({ code: 'X01' }));
    expect((await list(office)).map(({ code }) => code)).toContain('X01');
  });

  it('of the city is neither reworded nor taken out by the county, but gets its line, its form and its publication there', async () => {
    const office = await startPlainCounty();
    const item = await itemOf(office, '0301');
    const save = (change: Partial<ItemInput>) => office.api['items.save']({ id: item.id, item: inputOf(item, change) });
    expect(await save({ basis: '《本局通知》' })).toMatchObject({
      ok: false,
      error: { code: 'item.cityWording', params: { field: 'basis' } },
    });
    expect(await office.api['items.remove']({ id: item.id })).toMatchObject({ ok: false, error: { code: 'item.cityStays' } });
    expect(await save({ published: true, line: 4, checklist: form })).toMatchObject({ ok: true });
    expect(await itemOf(office, '0301')).toMatchObject({ published: true, lineName: '医疗器械', checklist: form });
  });

  it('of the city may go once the city’s full list does not hold it any more', async () => {
    const office = await startPlainCounty();
    const file = writeTable(makeTempDir(), '新清单.xlsx', {
      sheets: [
        {
          rows: [
            ['抽查类别', '事项编号', '抽查事项名称', '业务条线', '是否公布'],
            ['登记事项检查', '0101', '营业执照的检查', '登记信用', '是'],
          ],
        },
      ],
    });
    const { stage } = valueOf(await office.api['imports.read']({ kind: 'items', file }));
    valueOf(await office.api['imports.confirm']({ stage, fullList: true }));
    const gone = await itemOf(office, '0201');
    expect(gone.missing).toBe(true);
    valueOf(await office.api['items.remove']({ id: gone.id }));
    expect((await list(office)).map(({ code }) => code)).toEqual(['0101', '0301']);
  });

  it('keeps the wording a frozen scheme used: the next change makes the next version', async () => {
    const office = await startPlainCounty();
    const serial = await freeze(office);
    const used = await itemOf(office, '0101');
    expect(used).toMatchObject({ used: true, version: 1 });
    const next = valueOf(await office.api['items.save']({ id: used.id, item: inputOf(used, { note: '改过', checklist: form }) }));
    expect(next).toMatchObject({ version: 2 });
    expect(next.id).not.toBe(used.id);
    const versions = valueOf(await office.api['items.versions']({ code: '0101' }));
    expect(versions.map(({ version, current, note }) => [version, current, note])).toEqual([
      [2, true, '改过'],
      [1, false, ''],
    ]);
    expect(await office.api['items.save']({ id: used.id, item: inputOf(used, { note: '又改' }) })).toMatchObject({
      ok: false,
      error: { code: 'item.superseded' },
    });
    // The frozen scheme still reads as it was.
    const ids = office.store.read.all('select item_id from frozen_items where serial = ?', serial).map((row) => row['item_id']);
    expect(ids).toContain(used.id);
    const answer = office.store.write((db) => {
      db.run(`update items set name = '别的' where id = ?`, used.id);
      return { ok: true as const, value: null };
    });
    await expect(answer).rejects.toThrow('an item version that was used or issued is not changed');

    valueOf(await office.api['items.undo']({ code: '0101' }));
    expect(await itemOf(office, '0101')).toMatchObject({ id: used.id, version: 1 });
  });

  it('that was imported anew after a frozen scheme gets its next version with the same form', async () => {
    const office = await startPlainCounty();
    const before = await itemOf(office, '0101');
    valueOf(await office.api['items.save']({ id: before.id, item: inputOf(before, { checklist: form }) }));
    await freeze(office);
    await importItems(office, [itemRow('0101', '营业执照规范使用的检查', '登记信用')]);
    expect(await itemOf(office, '0101')).toMatchObject({ version: 2, name: '营业执照规范使用的检查', checklist: form });
    expect(await office.api['items.undo']({ code: '0101' })).toMatchObject({ ok: false });
  });
});

describe('a scheme', () => {
  it('does not take an item that is not published', async () => {
    const office = await startPlainCounty();
    const unpublished = await itemOf(office, '0301');
    const id = await draftScheme(office);
    const { draft } = valueOf(await office.api['schemes.get']({ id }));
    const answer = await office.api['schemes.save']({ id, draft: { ...draft, itemIds: [...draft.itemIds, unpublished.id] } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'scheme.itemNotPublished', params: { item: '药品储存的检查' } } });
  });

  it('cannot be frozen with an item that was unpublished or replaced since it was chosen', async () => {
    const office = await startPlainCounty();
    await freeze(office);
    const id = await draftScheme(office);
    const [replaced, hidden] = [await itemOf(office, '0101'), await itemOf(office, '0201')];
    valueOf(await office.api['items.save']({ id: replaced.id, item: inputOf(replaced, { note: '改过' }) }));
    valueOf(await office.api['items.save']({ id: hidden.id, item: inputOf(hidden, { published: false }) }));
    const { draft } = valueOf(await office.api['schemes.get']({ id }));
    const { findings } = valueOf(await office.api['schemes.preview']({ draft }));
    expect(findings.filter(({ level, code }) => level === 'must' && code === 'itemSuperseded')).toHaveLength(2);
    // Saving the rest of the draft is still possible, and so is looking at what was chosen.
    valueOf(await office.api['schemes.save']({ id, draft: { ...draft, name: '换个名字' } }));
    expect(valueOf(await office.api['items.named']({ ids: [...draft.itemIds] })).map(({ current }) => current)).toEqual([false, false]);
  });
});

describe('the list', () => {
  it('is issued under numbers with days, and tells each version from the one before', async () => {
    const office = await startPlainCounty();
    valueOf(await office.api['items.issue']({ versionNo: '2026-1', issuedOn: '2026-01-10', note: '' }));
    expect(await office.api['items.issue']({ versionNo: '2026-2', issuedOn: '2026-02-10', note: '' })).toMatchObject({
      ok: false,
      error: { code: 'item.listUnchanged', params: { versionNo: '2026-1' } },
    });
    const item = await itemOf(office, '0101');
    expect(item.used).toBe(true);
    const own = valueOf(await office.api['items.save']({ id: null, item: inputOf(item, { code: 'X01', name: '本局事项' }) }));
    valueOf(await office.api['items.save']({ id: item.id, item: inputOf(item, { line: 2, note: '改过' }) }));
    const open = valueOf(await office.api['items.diff']({ from: 1, to: null }));
    expect(open.added.map(({ code }) => code)).toEqual(['X01']);
    expect(open.changed.map(({ after, fields }) => [after.code, fields])).toEqual([['0101', ['line', 'note']]]);
    valueOf(await office.api['items.issue']({ versionNo: '2026-2', issuedOn: '2026-02-10', note: '新增本局事项' }));
    valueOf(await office.api['items.remove']({ id: own.id }));
    valueOf(await office.api['items.issue']({ versionNo: '2026-3', issuedOn: '2026-03-01', note: '' }));
    expect(valueOf(await office.api['items.lists']({}))).toMatchObject([
      { number: 3, versionNo: '2026-3', items: 3, added: 0, changed: 0, removed: 1 },
      { number: 2, versionNo: '2026-2', items: 4, added: 1, changed: 1, removed: 0, note: '新增本局事项' },
      { number: 1, versionNo: '2026-1', items: 3, added: 3, changed: 0, removed: 0, issuedOn: '2026-01-10' },
    ]);
    expect(valueOf(await office.api['items.diff']({ from: 2, to: 3 })).removed.map(({ code }) => code)).toEqual(['X01']);
    expect(await office.api['items.issue']({ versionNo: '2026-3', issuedOn: '2026-03-01', note: '' })).toMatchObject({ ok: false });
  });
});

describe('checklist forms', () => {
  const header = ['事项编号', '序号', '检查内容', '操作方法与要领', '要求提供材料'];
  const sheet = (rows: readonly (readonly (string | number | null)[])[]): string =>
    writeTable(makeTempDir(), '检查表.xlsx', {
      sheets: [{ rows: [['随机抽查事项检查表'], header, ...rows], merges: [{ fromRow: 3, toRow: 4, fromColumn: 0, toColumn: 0 }] }],
    });

  it('are read from a sheet, shown, and written only when confirmed', async () => {
    const office = await startPlainCounty();
    const file = sheet([
      ['0101', 1, '执照是否悬挂', '到经营场所查看', '营业执照正本'],
      [null, 2, '是否涂改、出租', '核对登记信息', null],
      ['9999', 1, '没有的事项', null, null],
      ['0201', 1, null, null, null],
    ]);
    const report = valueOf(await office.api['items.readChecklists']({ file }));
    expect(report).toMatchObject({
      rows: { read: 4, importable: 3, mustFix: 1 },
      forms: [{ code: '0101', name: '营业执照的检查', before: 0, after: 2 }],
      unknown: ['9999'],
    });
    expect((await itemOf(office, '0101')).checklist).toEqual([]);
    expect(valueOf(await office.api['items.writeChecklists']({ file, sha256: report.sha256 }))).toEqual({ forms: 1 });
    expect((await itemOf(office, '0101')).checklist).toEqual([
      { content: '执照是否悬挂', how: '到经营场所查看', materials: '营业执照正本' },
      { content: '是否涂改、出租', how: '核对登记信息', materials: '' },
    ]);
    expect(await office.api['items.writeChecklists']({ file, sha256: report.sha256 })).toMatchObject({
      ok: false,
      error: { code: 'import.nothingToWrite' },
    });
    valueOf(await office.api['items.undo']({ code: '0101' }));
    expect((await itemOf(office, '0101')).checklist).toEqual([]);
  });

  it('of a sheet without its columns, or of another file than the one looked at, are refused', async () => {
    const office = await startPlainCounty();
    const other = writeTable(makeTempDir(), '别的.xlsx', {
      sheets: [
        {
          rows: [
            ['名称', '数量'],
            ['甲', 1],
          ],
        },
      ],
    });
    expect(await office.api['items.readChecklists']({ file: other })).toMatchObject({
      ok: false,
      error: { code: 'item.checklistColumns' },
    });
    const file = sheet([['0101', 1, '执照是否悬挂', null, null]]);
    expect(await office.api['items.writeChecklists']({ file, sha256: '0'.repeat(64) })).toMatchObject({
      ok: false,
      error: { code: 'item.fileChanged' },
    });
  });
});
