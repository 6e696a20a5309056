import { afterEach, describe, expect, it } from 'vitest';
import { madeCode } from '#tests/support/made-code.ts';
import { freezeScheme } from '#tests/support/ceremony.ts';
import { rowsOf } from '#tests/support/office-database.ts';
import {
  importTable,
  inspectorRow,
  inspectorRows,
  itemRow,
  itemRows,
  preparedCounty,
  readTable,
  subjectRow,
  subjectRows,
  type MadeRow,
} from '#tests/support/small-county.ts';
import { endOffices, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import type { ImportKind } from '#shared/contract/imports.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const libraryOf = (office: StartedOffice): unknown => [
  rowsOf(office, 'select uid, code, name, phone, town, tags, risk, content_hash, batch_id from subjects order by code'),
  rowsOf(office, 'select tag, code from subject_tags t join subjects s on s.id = t.subject_id order by code, tag'),
  rowsOf(office, 'select uid, staff_no, name, lines, certificate_until, content_hash, batch_id from inspectors order by staff_no'),
  rowsOf(office, 'select subject_code, reason, staff_no from recusals r join inspectors i on i.id = r.inspector_id order by staff_no'),
  rowsOf(office, 'select id, code, name, basis, published, content_hash, batch_id from items order by code'),
];

const changed: readonly (readonly [ImportKind, readonly MadeRow[]])[] = [
  ['subjects', [subjectRow(1, { 联系电话: '13900001111', 标签: '餐饮、学校' }), subjectRow(2), subjectRow(90)]],
  ['inspectors', [inspectorRow(1, { 执法证有效期: '2030-12-31' }), inspectorRow(2), inspectorRow(3, { 工号: 'ZD099', 姓名: '邵一鸣' })]],
  [
    'items',
    [
      itemRow('TJ-01', '即时公示信息检查', { 检查依据: '新的依据' }),
      itemRow('TJ-02', '食品经营许可检查', { 业务条线: '食品', 适用标签: '食品经营' }),
      itemRow('TJ-77', '新增的事项'),
    ],
  ],
];

describe.each(changed)('undoing an import of %s', (kind, rows) => {
  it('brings back every former value and takes out what came with it', async () => {
    const office = prepared.start();
    const before = libraryOf(office);
    const batch = await importTable(office, kind, rows);
    expect(batch).toMatchObject({ added: 1, updated: 1, unchanged: 1 });
    expect(libraryOf(office)).not.toEqual(before);
    expect(valueOf(await office.api['imports.undo']({ batch: batch.id }))).toEqual({ restored: 1, removed: 1 });
    expect(libraryOf(office)).toEqual(before);
    const [listed] = valueOf(await office.api['imports.batches']({ kind }));
    expect(listed).toMatchObject({ id: batch.id, undoneAt: '2026-03-02T09:00:00+08:00' });
    expect(rowsOf(office, 'select event from audit_rows order by number desc limit 1')).toEqual([{ event: 'imports.undone' }]);
    expect(await office.api['imports.undo']({ batch: batch.id })).toMatchObject({ ok: false, error: { code: 'import.undoneAlready' } });
    const again = await readTable(office, kind, rows);
    expect(again.effect).toEqual({ added: 1, updated: 1, unchanged: 1 });
  });

  it('is refused with the reason when its records were changed later, until the later change is undone', async () => {
    const office = prepared.start();
    const first = await importTable(office, kind, rows);
    const second = await importTable(office, kind, kind === 'subjects' ? subjectRows : kind === 'inspectors' ? inspectorRows : itemRows);
    expect(await office.api['imports.undo']({ batch: first.id })).toMatchObject({
      ok: false,
      error: { code: 'import.changedLater', params: { records: 1 } },
    });
    valueOf(await office.api['imports.undo']({ batch: second.id }));
    valueOf(await office.api['imports.undo']({ batch: first.id }));
  });
});

describe('once a list is frozen', () => {
  it.each(changed)('a batch of %s that it used stays', async (kind, rows) => {
    const office = prepared.start();
    const batch = await importTable(office, kind, rows);
    const serial = await freezeScheme(office);
    const before = libraryOf(office);
    expect(await office.api['imports.undo']({ batch: batch.id })).toMatchObject({
      ok: false,
      error: { code: 'import.usedByDraw', params: { serial } },
    });
    expect(libraryOf(office)).toEqual(before);
  });

  it('a batch that came after it, or has no record in it, can still be undone', async () => {
    const office = prepared.start();
    const outside = await importTable(office, 'subjects', [subjectRow(91, { 登记状态: '注销', 乡镇街道: '新安镇' })]);
    await freezeScheme(office, { filter: { towns: ['正定镇'] } });
    const later = await importTable(office, 'subjects', [subjectRow(92)]);
    valueOf(await office.api['imports.undo']({ batch: later.id }));
    valueOf(await office.api['imports.undo']({ batch: outside.id }));
    expect(rowsOf(office, `select count(*) as n from subjects where code in ('${madeCode(91)}', '${madeCode(92)}')`)).toEqual([{ n: 0 }]);
  });
});

describe('a full list', () => {
  it('marks what it does not hold as to be confirmed, removes nothing, and a later file takes the mark away', async () => {
    const office = prepared.start();
    const most = subjectRows.slice(0, 38);
    const report = await readTable(office, 'subjects', most);
    const missing = valueOf(await office.api['imports.effect']({ stage: report.stage, effect: 'missing', offset: 0, limit: 10 }));
    expect(missing.rows.map(({ key }) => key)).toEqual([madeCode(38), madeCode(39)].sort());
    const batch = valueOf(await office.api['imports.confirm']({ stage: report.stage, fullList: true }));
    expect(batch).toMatchObject({ added: 0, updated: 0, missing: 2 });
    expect(rowsOf(office, 'select count(*) as n from subjects')).toEqual([{ n: 42 }]);
    expect(rowsOf(office, 'select count(*) as n from unconfirmed_records')).toEqual([{ n: 2 }]);
    await importTable(office, 'subjects', [subjectRow(38)]);
    expect(rowsOf(office, 'select count(*) as n from unconfirmed_records')).toEqual([{ n: 1 }]);
    valueOf(await office.api['imports.undo']({ batch: batch.id }));
    expect(rowsOf(office, 'select count(*) as n from unconfirmed_records')).toEqual([{ n: 0 }]);
  });

  it('does not call a subject missing whose row waits to be put right', async () => {
    const office = prepared.start();
    const broken = { ...subjectRow(39), 成立日期: '不知道' };
    const report = await readTable(office, 'subjects', [
      ...subjectRows.slice(0, 39).map((row) => ({ ...row, 成立日期: '' })),
      broken,
      subjectRow(40),
      subjectRow(41),
    ]);
    expect(report.rows.mustFix).toBe(1);
    const { total } = valueOf(await office.api['imports.effect']({ stage: report.stage, effect: 'missing', offset: 0, limit: 10 }));
    expect(total).toBe(0);
  });
});

describe('a used item', () => {
  it('gets its successor taken back, and is the current version again', async () => {
    const office = prepared.start();
    await freezeScheme(office);
    const before = libraryOf(office);
    const batch = await importTable(office, 'items', [itemRow('TJ-01', '即时公示信息检查', { 检查依据: '新的依据' })]);
    expect(rowsOf(office, "select version, current from items where code = 'TJ-01' order by version")).toEqual([
      { version: 1, current: 0 },
      { version: 2, current: 1 },
    ]);
    valueOf(await office.api['imports.undo']({ batch: batch.id }));
    expect(rowsOf(office, "select version, current from items where code = 'TJ-01'")).toEqual([{ version: 1, current: 1 }]);
    expect(libraryOf(office)).toEqual(before);
  });
});
