import { afterEach, expect, it } from 'vitest';
import type { Cell } from '#shared/base/sheet.ts';
import { listChangesOfSeq } from '#electron/store/library-changes.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { createOffice } from '#tests/support/small-county.ts';
import { endOffices, makeTempDir, startOffice, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { writeTable } from '#tests/support/write-table.ts';

afterEach(endOffices);

const header = ['统一社会信用代码', '企业名称', '联系电话', '标签'];

const importRows = async (office: StartedOffice, fileName: string, rows: readonly (readonly Cell[])[]): Promise<void> => {
  const file = writeTable(makeTempDir(), fileName, { sheets: [{ rows: [header, ...rows] }] });
  const { stage } = valueOf(await office.api['imports.read']({ kind: 'subjects', file }));
  valueOf(await office.api['imports.confirm']({ stage }));
};

const recordOf = (office: StartedOffice, code: string): string =>
  String(office.store.read.get('select uid from subjects where code = ?', code)?.['uid']);

it('every import that changes a subject leaves who, when, which file and old -> new', async () => {
  const office = startOffice();
  await createOffice(office);
  await importRows(office, '一月.xlsx', [
    [madeCode(1), '旭达五金店', '15400000001', '食品'],
    [madeCode(2), '飞达五金店', null, null],
  ]);
  office.setNow('2026-04-02T09:00:00+08:00');
  await importRows(office, '四月.xlsx', [
    [madeCode(1), '旭达五金百货店', '15400000009', '食品、餐饮'],
    [madeCode(2), '飞达五金店', null, null],
  ]);
  const changed = valueOf(await office.api['library.history']({ kind: 'subjects', record: recordOf(office, madeCode(1)) }));
  expect(changed).toEqual({
    entries: [
      {
        number: 1,
        at: '2026-04-02T09:00:00+08:00',
        by: '测试',
        source: 'imports.confirm',
        fileName: '四月.xlsx',
        change: 'changed',
        fields: [
          { field: 'name', before: '旭达五金店', after: '旭达五金百货店' },
          { field: 'phone', before: '154****0001', after: '154****0009' },
          { field: 'tags', before: ['食品'], after: ['食品', '餐饮'] },
        ],
      },
    ],
    origin: { fileName: '一月.xlsx', at: '2026-03-02T09:00:00+08:00', by: '测试' },
  });
  const seq = Number(office.store.read.get('select seq from library_changes')?.['seq']);
  expect(listChangesOfSeq(office.store.read, seq, 0, 10).map(({ record }) => record)).toEqual([recordOf(office, madeCode(1))]);
  const same = valueOf(await office.api['library.history']({ kind: 'subjects', record: recordOf(office, madeCode(2)) }));
  expect(same).toEqual({ entries: [], origin: { fileName: '一月.xlsx', at: '2026-03-02T09:00:00+08:00', by: '测试' } });
});

it('a change of the library can neither be edited nor removed', async () => {
  const office = startOffice();
  await createOffice(office);
  await importRows(office, '一月.xlsx', [[madeCode(1), '旭达五金店', null, null]]);
  await importRows(office, '二月.xlsx', [[madeCode(1), '旭达百货店', null, null]]);
  for (const sql of ["update library_changes set by_name = 'x'", 'delete from library_changes'])
    await expect(
      office.store.write((db) => {
        db.run(sql);
        return { ok: true as const, value: null };
      }),
    ).rejects.toThrow(/a change of the library is not/);
});
