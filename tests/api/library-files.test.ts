import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ImportReport } from '#shared/contract/imports.ts';
import { libraryKinds, type LibraryKind } from '#shared/contract/library-files.ts';
import { checklistImport } from '#shared/domain/imports/describe-checklists.ts';
import { inspectorImport } from '#shared/domain/imports/describe-inspectors.ts';
import { itemImport } from '#shared/domain/imports/describe-items.ts';
import { subjectImport } from '#shared/domain/imports/describe-subjects.ts';
import { templateHelp } from '#shared/i18n/zh-cn/template-help.ts';
import { writeMadeCounty } from '#electron/made-county/write-made-county.ts';
import { anItem, anInspectorInput } from '#tests/support/library-builders.ts';
import { editBook } from '#tests/support/edit-workbook.ts';
import { madeCode, mistypedCode } from '#tests/support/made-code.ts';
import { bureau, createOffice, preparedCounty } from '#tests/support/small-county.ts';
import { endOffices, makeTempDir, startOffice, type StartedOffice } from '#tests/support/start-office.ts';
import { fillTemplate, partOfZip, sheetFacts } from '#tests/support/template-book.ts';
import { valueOf } from '#tests/support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const template = async (office: StartedOffice, kind: LibraryKind): Promise<string> => {
  const folder = makeTempDir();
  return path.join(folder, valueOf(await office.api['library.template']({ kind, folder })).fileName);
};
const exported = async (office: StartedOffice, kind: LibraryKind): Promise<string> => {
  const folder = makeTempDir();
  return path.join(folder, valueOf(await office.api['library.export']({ kind, folder })).fileName);
};
const read = async (office: StartedOffice, kind: LibraryKind, file: string): Promise<ImportReport> =>
  valueOf(await office.api['imports.read']({ kind, file }));

const rowOf = {
  subjects: {
    code: madeCode(90),
    name: '旭达五金商行',
    kind: '个体工商户',
    establishedOn: '2019-05-20',
    industry: 'F52 零售业',
    risk: 'B',
    station: '城区所',
  },
  inspectors: {
    staffNo: 'ZD0090',
    name: '段光川',
    lines: '登记信用、食品',
    certificateNo: '130123199900090',
    certificateUntil: '长期',
    status: '有效',
  },
  items: { code: 'TJ-90', name: '亮照经营检查', grade: '一般', line: '登记信用', published: '是', origin: '县局' },
} as const satisfies Record<LibraryKind, Readonly<Record<string, string>>>;

describe('a template', () => {
  it.each(libraryKinds)('of %s is filled in and imported without a question, whatever its columns are called now', async (kind) => {
    const office = prepared.start();
    const filled = fillTemplate(await template(office, kind), '填写', [rowOf[kind]]);
    const report = await read(office, kind, filled);
    expect(report).toMatchObject({ rows: { read: 1, importable: 1, mustFix: 0, look: 0 }, effect: { added: 1 }, unmapped: [], kept: [] });
    expect(report.mapping.map(({ field }) => field)).toEqual(sheetFacts(filled, '填写').fields);
    expect(new Set(report.mapping.map(({ confidence }) => confidence))).toEqual(new Set([100]));
    expect(report.groups.filter(({ level }) => level !== 'fixed')).toEqual([]);
  });

  it('says what a column is although a clerk added, moved and left out others', async () => {
    const office = prepared.start();
    const filled = fillTemplate(await template(office, 'subjects'), '填写', [{ ...rowOf.subjects, 重点领域情况: '无' }], {
      without: ['tags', 'scope'],
      extra: ['重点领域情况'],
    });
    const report = await read(office, 'subjects', filled);
    // Without the template 重点领域情况 would be taken for the tags.
    expect(report).toMatchObject({ effect: { added: 1 }, kept: [{ header: '重点领域情况' }] });
  });

  it('with a mistake goes through its problem workbook and back', async () => {
    const office = prepared.start();
    const wrong = { ...rowOf.subjects, code: mistypedCode(madeCode(90)) };
    const filled = fillTemplate(await template(office, 'subjects'), '填写', [wrong, { ...rowOf.subjects, code: madeCode(91) }]);
    const report = await read(office, 'subjects', filled);
    expect(report.rows).toMatchObject({ importable: 1, mustFix: 1 });
    const folder = makeTempDir();
    valueOf(await office.api['imports.problemFile']({ stage: report.stage, folder, fileName: '问题表.xlsx' }));
    valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    const fixed = path.join(folder, '改好.xlsx');
    editBook(path.join(folder, '问题表.xlsx'), fixed, [{ row: 2, title: '统一社会信用代码/注册号*', value: madeCode(90) }]);
    expect(await read(office, 'subjects', fixed)).toMatchObject({
      rows: { mustFix: 0 },
      resumes: { changedRows: 1 },
      effect: { added: 1 },
    });
  });

  it('of another library is refused with its name', async () => {
    const office = prepared.start();
    const file = fillTemplate(await template(office, 'inspectors'), '填写', [rowOf.inspectors]);
    expect(await office.api['imports.read']({ kind: 'subjects', file })).toMatchObject({
      ok: false,
      error: { code: 'import.wrongKind', params: { kind: 'inspectors' } },
    });
  });

  it('that nobody filled in holds no rows', async () => {
    const office = prepared.start();
    const file = await template(office, 'items');
    expect(await office.api['imports.read']({ kind: 'items', file })).toMatchObject({ ok: false, error: { code: 'import.noRows' } });
  });

  it('has drop-downs by range on a hidden sheet, text for codes, one line of titles, and an explained example for each column', async () => {
    const office = prepared.start();
    const file = await template(office, 'subjects');
    const { state, validations, merges } = sheetFacts(file, '填写');
    expect(state).toEqual([
      ['填写', 0],
      ['说明', 0],
      ['字典', 2],
    ]);
    expect(merges).toBe(0);
    expect(validations.length).toBe(subjectImport.fields.length);
    for (const { ranges, text } of validations) {
      expect(ranges).toMatch(/^[A-Z]+2:[A-Z]+20001$/);
      expect(text).not.toMatch(/"[^"]{255,}"/);
    }
    expect(validations.filter(({ type }) => type === 'list').map(({ formula }) => formula.replaceAll('&quot;', '"'))).toContain(
      'choices_subjects_risk',
    );
    const names = partOfZip(file, 'xl/workbook.xml');
    for (const { formula } of validations) {
      for (const name of formula.match(/choices_\w+|pairs_\w+/g) ?? []) expect(names).toContain(`name="${name}"`);
    }
  });

  it('explains every field of every library with an example that the import takes', async () => {
    const office = prepared.start();
    for (const description of [subjectImport, inspectorImport, itemImport, checklistImport]) {
      const help = templateHelp[description.template as keyof typeof templateHelp];
      expect(Object.keys(help)).toEqual(description.fields.map(({ name }) => name));
    }
    for (const kind of libraryKinds) {
      const examples = Object.fromEntries(Object.entries(templateHelp[kind]).map(([field, { example }]) => [field, example]));
      const report = await read(office, kind, fillTemplate(await template(office, kind), '填写', [examples]));
      expect([kind, report.rows.importable, report.groups.filter(({ level }) => level !== 'fixed')]).toEqual([kind, 1, []]);
    }
  });
});

describe('an exported library', () => {
  it('comes back unchanged in every row: the made county with history, leave, recusals, sub-items and forms', async () => {
    const office = startOffice({ now: '2026-03-02T09:00:00+08:00' });
    await createOffice(office);
    const made = valueOf(
      await writeMadeCounty({
        dir: makeTempDir(),
        office: { code: bureau.code, name: '正定县', officeName: bureau.name, towns: 10 },
        subjects: 1500,
        seed: 'export',
        variant: 'messy',
        asOf: '2026-03-02',
      }),
    );
    const { files } = made;
    for (const [kind, file] of [
      ['items', files.items],
      ['subjects', files.subjects[0] ?? ''],
      ['inspectors', files.inspectors],
    ] as const) {
      valueOf(await office.api['imports.confirm']({ stage: (await read(office, kind, file)).stage }));
    }
    const forms = valueOf(await office.api['items.readChecklists']({ file: files.checklists }));
    valueOf(await office.api['items.writeChecklists']({ file: files.checklists, sha256: forms.sha256 }));
    await changeByHand(office);
    for (const kind of libraryKinds) {
      const file = await exported(office, kind);
      const report = await read(office, kind, file);
      expect([kind, report.effect]).toEqual([kind, { added: 0, updated: 0, unchanged: report.rows.read }]);
      expect([kind, report.rows.mustFix, report.unmapped, report.kept]).toEqual([kind, 0, [], []]);
      expect(report.rows.read).toBeGreaterThan(10);
      if (kind !== 'items') continue;
      const again = valueOf(await office.api['items.readChecklists']({ file }));
      expect(again.forms.length).toBeGreaterThan(10);
      expect(await office.api['items.writeChecklists']({ file, sha256: again.sha256 })).toMatchObject({
        ok: false,
        error: { code: 'import.nothingToWrite' },
      });
    }
  });

  it('leaves a row in the trail, and none and no file when it was cancelled', async () => {
    const office = prepared.start();
    const folder = makeTempDir();
    const controller = new AbortController();
    const events = () => office.store.read.all(`select event, params from audit_rows where event = 'library.exported'`);
    const cancelled = await office.api['library.export'](
      { kind: 'subjects', folder },
      {
        signal: controller.signal,
        onProgress: () => {
          controller.abort();
        },
      },
    );
    expect(cancelled).toMatchObject({ ok: false, error: { code: 'job.cancelled' } });
    expect(readdirSync(folder)).toEqual([]);
    expect(events()).toEqual([]);
    expect(await office.api['library.export']({ kind: 'subjects', folder })).toEqual({
      ok: true,
      value: { fileName: '检查对象名录库-2026-03-02.xlsx', rows: 42 },
    });
    expect(readdirSync(folder)).toEqual(['检查对象名录库-2026-03-02.xlsx']);
    expect(events().map(({ params }) => JSON.parse(String(params)) as unknown)).toEqual([
      { kind: 'subjects', file: '检查对象名录库-2026-03-02.xlsx', rows: 42 },
    ]);
  });

  it('of an empty library is not written', async () => {
    const office = startOffice();
    await createOffice(office);
    expect(await office.api['library.export']({ kind: 'items', folder: makeTempDir() })).toMatchObject({
      ok: false,
      error: { code: 'library.empty' },
    });
  });

  it('cannot be taken by somebody who may only look', async () => {
    const office = prepared.start({ signIn: true });
    valueOf(await office.api['session.signIn']({ name: bureau.adminName, password: bureau.password }));
    const looker = { name: '陆观澜', password: 'Guancha-2026' };
    valueOf(await office.api['people.add']({ ...looker, roles: ['observer'] }));
    valueOf(await office.api['session.signOut']({}));
    valueOf(await office.api['session.signIn'](looker));
    expect(await office.api['library.export']({ kind: 'subjects', folder: makeTempDir() })).toMatchObject({
      ok: false,
      error: { code: 'access.denied' },
    });
  });
});

/** What only people do: notes, a leave without end, two recusals from one subject, tags, a risk class, an item of the county. */
const changeByHand = async (office: StartedOffice): Promise<void> => {
  const { rows } = valueOf(
    await office.api['subjects.window']({ filter: { statuses: ['active'] }, sort: 'code', descending: false, offset: 0, limit: 3 }),
  );
  for (const { id } of rows)
    valueOf(
      await office.api['subjects.edit']({
        id,
        edit: { risk: 'D', tags: ['食品经营', '重点监管'], phone: '１３８ 0000 3456', address: ' 燕赵大街\n1 号 ' },
      }),
    );
  const row = anInspectorInput({
    staffNo: 'HAND-1',
    certificateUntil: '9999-12-31',
    leaves: [{ from: '2026-05-01', to: '', reason: '借调（市局），2026-04-20通知' }],
    recusals: [
      { subjectCode: madeCode(1), reason: '配偶任职，已申报', from: '2025-01-01', to: '2025-12-31' },
      { subjectCode: madeCode(1), reason: '持股', from: '2026-02-01', to: '' },
      { subjectCode: madeCode(2), reason: '近亲属经营', from: '', to: '2026-12-31' },
    ],
    note: ' 第一行\r\n第二行 ',
    certificateNo: '１３０１ ０００１',
    area: '130123100 、130123101',
  });
  valueOf(await office.api['inspectors.save']({ id: null, row }));
  const item = anItem({
    code: 'Ｘ－1',
    subName: '子项一',
    checklist: [{ content: '看\n证', how: '现场', materials: '' }],
    appliesToKinds: ['branch', 'enterprise'],
  });
  const { origin, ...input } = item;
  expect(origin).toBe('city');
  valueOf(await office.api['items.save']({ id: null, item: structuredClone(input) as never }));
};
