import { afterEach, describe, expect, it } from 'vitest';
import { anInspectorInput } from '#tests/support/library-builders.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { addInspector, draftScheme, frozenLines, importTable, startPlainCounty } from '#tests/support/plain-county.ts';
import { endOffices } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

afterEach(endOffices);

const everybody = { filter: {}, sort: 'staffNo', descending: false, offset: 0, limit: 50 } as const;

describe('the library of inspectors', () => {
  it('takes a person with leave and declared recusal, and says why he cannot be drawn today', async () => {
    const office = await startPlainCounty();
    const recusal = { subjectCode: madeCode(3), reason: '配偶在该单位任职', from: '2026-01-01', to: '' };
    const id = await addInspector(office, '0001', {
      leaves: [{ from: '2026-03-01', to: '2026-03-20', reason: '病假' }],
      recusals: [recusal],
    });
    const detail = valueOf(await office.api['inspectors.get']({ id }));
    expect(detail).toMatchObject({
      row: { phone: '154****0012', recusals: [recusal] },
      lineNames: ['登记信用', '食品'],
      obstacles: [{ code: 'onLeave', from: '2026-03-01', to: '2026-03-20', reason: '病假' }],
      subjectNames: { [madeCode(3)]: '试验企业3' },
    });
    const { rows } = valueOf(await office.api['inspectors.window'](everybody));
    expect(rows).toMatchObject([{ staffNo: '0001', recusals: 1, load: 0, leave: { to: '2026-03-20' }, certificate: 'valid' }]);
    expect(valueOf(await office.api['inspectors.summary']({ filter: {} }))).toMatchObject({ total: 1, active: 1, drawable: 0, onLeave: 1 });
  });

  it('is narrowed by status, certificate, line, unit and drawability', async () => {
    const office = await startPlainCounty();
    await addInspector(office, '0001', { unit: '城关市场监督管理所', lines: [3] });
    await addInspector(office, '0002', { certificateUntil: '2026-03-20' });
    await addInspector(office, '0003', { certificateUntil: '2026-02-20' });
    await addInspector(office, '0004', { status: 'inactive' });
    await addInspector(office, '0005', { leaves: [{ from: '2026-03-02', to: '', reason: '借调' }] });
    const found = async (filter: object): Promise<readonly string[]> => {
      const { rows } = valueOf(await office.api['inspectors.window']({ ...everybody, filter }));
      const { matching } = valueOf(await office.api['inspectors.summary']({ filter }));
      expect(matching).toBe(rows.length);
      return rows.map(({ staffNo }) => staffNo);
    };
    expect(await found({})).toHaveLength(5);
    expect(await found({ statuses: ['active'] })).toEqual(['0001', '0002', '0003', '0005']);
    expect(await found({ certificates: ['endingSoon', 'ended'] })).toEqual(['0002', '0003']);
    expect(await found({ drawables: ['drawable'] })).toEqual(['0001', '0002']);
    expect(await found({ drawables: ['onLeave'] })).toEqual(['0005']);
    expect(await found({ lines: [3] })).toEqual(['0001']);
    expect(await found({ units: ['城关市场监督管理所'] })).toEqual(['0001']);
    expect(await found({ text: '检查员0004' })).toEqual(['0004']);
    expect(await found({ text: '%' })).toEqual([]);
    expect(valueOf(await office.api['inspectors.summary']({ filter: {} }))).toMatchObject({
      drawable: 2,
      endingSoon: 1,
      onLeave: 1,
      active: 4,
    });
  });

  it('keeps who changed what, and takes the newest change back', async () => {
    const office = await startPlainCounty();
    const id = await addInspector(office, '0001');
    const { row, uid } = valueOf(await office.api['inspectors.get']({ id }));
    const leaves = [{ from: '2026-03-10', to: '2026-03-12', reason: '年休假' }];
    valueOf(await office.api['inspectors.save']({ id, row: anInspectorInput({ ...row, post: '股长', leaves }) }));
    const { entries } = valueOf(await office.api['library.history']({ kind: 'inspectors', record: uid }));
    expect(entries).toMatchObject([
      {
        change: 'changed',
        by: '测试',
        fields: [
          { field: 'post', before: '科员', after: '股长' },
          { field: 'leaves', before: [], after: leaves },
        ],
      },
      { change: 'added' },
    ]);
    expect(office.store.read.get('select phone from inspectors')?.['phone']).toBe('15400000012');

    valueOf(await office.api['inspectors.undo']({ id }));
    expect(valueOf(await office.api['inspectors.get']({ id })).row).toMatchObject({ post: '科员', leaves: [] });
    expect(await office.api['inspectors.undo']({ id })).toMatchObject({ ok: false, error: { code: 'library.nothingToUndo' } });
  });

  it('gives up a person who was added by mistake', async () => {
    const office = await startPlainCounty();
    const id = await addInspector(office, '0001', { recusals: [{ subjectCode: madeCode(1), reason: '近亲属持股', from: '', to: '' }] });
    valueOf(await office.api['inspectors.undo']({ id }));
    expect(valueOf(await office.api['inspectors.summary']({ filter: {} })).total).toBe(0);
  });

  it('refuses a taken staff number, reversed days, leaves that meet and a code that is none', async () => {
    const office = await startPlainCounty();
    const id = await addInspector(office, '0001');
    await addInspector(office, '0002');
    const save = async (change: Parameters<typeof anInspectorInput>[0]): Promise<string> => {
      const answer = await office.api['inspectors.save']({ id, row: anInspectorInput({ staffNo: '0001', ...change }) });
      return answer.ok ? 'ok' : answer.error.code;
    };
    const reason = '年休假';
    expect(await save({ staffNo: '0002' })).toBe('inspector.staffNoTaken');
    expect(await save({ leaves: [{ from: '2026-03-02', to: '2026-03-01', reason }] })).toBe('inspector.spanReversed');
    const march = { from: '2026-03-01', to: '2026-03-31', reason };
    expect(await save({ leaves: [march, { ...march, from: '2026-03-31', to: '' }] })).toBe('inspector.leavesMeet');
    expect(await save({ recusals: [{ subjectCode: '91130199MA10001561', reason, from: '', to: '' }] })).toBe('inspector.recusalCode');
    expect(await save({})).toBe('ok');
  });

  it('does not lose what was declared in the window when a file without those columns comes', async () => {
    const office = await startPlainCounty();
    const leaves = [{ from: '2026-03-10', to: '2026-03-12', reason: '年休假' }];
    const recusals = [{ subjectCode: madeCode(1), reason: '近亲属持股', from: '', to: '' }];
    const id = await addInspector(office, '0001', { leaves, recusals, expertise: ['食品安全'] });
    await importTable(office, 'inspectors', [
      ['工号', '姓名', '执法证编号', '执法证有效期', '身份证号', '请假起止'],
      ['0001', '检查员0001', 'CERT000100', '2029-01-01', '11010519491231002X', '2026-04-01至2026-04-03；婚假'],
    ]);
    const { row, uid } = valueOf(await office.api['inspectors.get']({ id }));
    expect(row).toMatchObject({
      certificateUntil: '2029-01-01',
      unit: '正定县市场监督管理局',
      expertise: ['食品安全'],
      recusals,
      leaves: [...leaves, { from: '2026-04-01', to: '2026-04-03', reason: '婚假' }],
    });
    const { entries } = valueOf(await office.api['library.history']({ kind: 'inspectors', record: uid }));
    expect(entries[0]?.fields.map(({ field }) => field).sort()).toEqual(['certificateUntil', 'leaves']);
    // The identity number was recognised and left in the file.
    expect(JSON.stringify(office.store.read.all('select * from inspectors'))).not.toContain('11010519491231002X');
    expect(await office.api['inspectors.undo']({ id })).toMatchObject({ ok: false, error: { code: 'library.undoOfImport' } });
  });

  it('is unchanged by the same file again, and by a file that knows less', async () => {
    const office = await startPlainCounty();
    await addInspector(office, '0001', { leaves: [{ from: '2026-03-10', to: '', reason: '产假' }] });
    const header = ['工号', '姓名', '执法证编号', '执法证有效期'];
    const file = [header, ['0001', '检查员0001', 'CERT000100', '2029-01-01']];
    expect(await importTable(office, 'inspectors', file)).toMatchObject({ updated: 1 });
    expect(await importTable(office, 'inspectors', file)).toMatchObject({ updated: 0, unchanged: 1 });
    expect(
      await importTable(
        office,
        'inspectors',
        file.map((cells) => cells.slice(0, 2)),
      ),
    ).toMatchObject({ updated: 0, unchanged: 1 });
  });
});

describe('the frozen roster of a draw', () => {
  it('holds those who are active, certified to the last day and not away, and the recusals of these days', async () => {
    const office = await startPlainCounty();
    const recusal = { subjectCode: madeCode(1), reason: '近亲属持股' };
    await addInspector(office, '0001', { recusals: [{ ...recusal, from: '2026-01-01', to: '2026-03-02' }] });
    await addInspector(office, '0002', { recusals: [{ ...recusal, from: '2026-01-01', to: '2026-03-01' }] });
    await addInspector(office, '0003', { certificateUntil: '2026-03-31' });
    await addInspector(office, '0004', { leaves: [{ from: '2026-04-01', to: '2026-04-09', reason: '产假' }] });
    await addInspector(office, '0005', { leaves: [{ from: '2026-04-02', to: '2026-04-09', reason: '产假' }] });
    await addInspector(office, '0006', { status: 'inactive' });
    await addInspector(office, '0007', {
      recusals: [
        { ...recusal, from: '', to: '' },
        { ...recusal, subjectCode: madeCode(2), from: '', to: '' },
      ],
    });
    await addInspector(office, '0008', { itemCodes: ['0101'] });
    const id = await draftScheme(office);
    const { draft } = valueOf(await office.api['schemes.get']({ id }));
    const preview = valueOf(await office.api['schemes.preview']({ draft }));
    expect(preview.inspectors.eligible).toBe(5);
    expect(preview.findings).toEqual(
      expect.arrayContaining([
        { level: 'look', code: 'certificatesEnding', facts: { people: 1 }, about: '', asks: false },
        { level: 'look', code: 'onLeave', facts: { people: 1 }, about: '', asks: false },
        { level: 'look', code: 'recusals', facts: { relations: 3 }, about: '', asks: false },
      ]),
    );
    const { serial } = valueOf(await office.api['schemes.freeze']({ id }));
    const roster = frozenLines(office, serial, 'roster.tsv').map((line) => line.split('\t').slice(0, 2));
    // 0008 may inspect the item of line 1 alone, so the bit of line 2 is not set.
    expect(roster).toEqual([
      ['0001', '3'],
      ['0002', '3'],
      ['0005', '3'],
      ['0007', '3'],
      ['0008', '1'],
    ]);
    expect(frozenLines(office, serial, 'recuse.tsv')).toEqual([`${madeCode(1)}\t0001`, `${madeCode(1)}\t0007`, `${madeCode(2)}\t0007`]);
  });

  it('never gains a recusal that nobody declared', async () => {
    const office = await startPlainCounty();
    // The same name, number and place as a subject of the library.
    await importTable(office, 'subjects', [
      ['统一社会信用代码', '企业名称', '法定代表人', '联系电话', '住所', '信用风险等级'],
      [madeCode(20), '段光川食品店', '段光川', '15400000012', '正定县市场监督管理局旁', 'C'],
    ]);
    await addInspector(office, '0001', { name: '段光川', phone: '15400000012' });
    await addInspector(office, '0002');
    const id = await draftScheme(office);
    const { serial } = valueOf(await office.api['schemes.freeze']({ id }));
    expect(frozenLines(office, serial, 'recuse.tsv')).toEqual([]);
  });
});
