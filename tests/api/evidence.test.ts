import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { EvidencePlace } from '#shared/contract/evidence.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { evidenceBytes } from '#shared/domain/evidence/evidence-file.ts';
import { addColleague, colleague, holdDraw } from '../support/ceremony.ts';
import { aJpeg, aPdf, aPng } from '../support/evidence-files.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { approve, codesOf, enter, giveBack, publish } from '../support/review.ts';
import { preparedOffice, createOffice, fillLibrary } from '../support/small-county.ts';
import { endOffices, makeTempDir, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
  await holdDraw(office);
});
afterEach(endOffices);

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const folder = (office: StartedOffice): string => path.join(office.dataDir, 'attachments');
const lying = (office: StartedOffice): readonly string[] => (existsSync(folder(office)) ? readdirSync(folder(office)).sort() : []);

interface Begun {
  readonly office: StartedOffice;
  readonly serial: string;
  readonly code: string;
  readonly place: EvidencePlace;
}

const begin = async (): Promise<Begun> => {
  const office = prepared.start();
  const serial = String(rowsOf(office, 'select serial from draws')[0]?.['serial']);
  const [code = ''] = await codesOf(office, serial);
  return { office, serial, code, place: { about: 'visit', serial, code } };
};

const paste = (bytes: Uint8Array, name = '门头.png') => ({ name, bytes: new Uint8Array(bytes) });
const add = ({ office, place }: Pick<Begun, 'office' | 'place'>, bytes: Uint8Array, note = '', name?: string) =>
  office.api['evidence.add']({ place, kind: 'photo', note, source: paste(bytes, name) });
const listOf = async ({ office, serial, code }: Begun) => valueOf(await office.api['evidence.list']({ serial, code }));

describe('a photo of a visit', () => {
  test('is kept under its hash, with who, when and what it is called', async () => {
    const begun = await begin();
    const { office, serial, code } = begun;
    const chosen = path.join(makeTempDir(), '门头 照片.JPG');
    writeFileSync(chosen, aPng());
    const { id } = valueOf(
      await office.api['evidence.add']({ place: begun.place, kind: 'photo', note: ' 正门 ', source: { token: chosen } }),
    );
    expect(await listOf(begun)).toEqual({
      asksNote: false,
      files: [
        {
          ...{ id, about: 'visit', part: '', fileName: '门头 照片.JPG', kind: 'photo', format: 'png', bytes: aPng().length },
          ...{ sha256: sha(aPng()), note: '正门', byName: '测试', at: '2026-03-02T09:00:00+08:00', kept: false, file: 'there' },
        },
      ],
    });
    expect(lying(office)).toEqual([sha(aPng())]);
    expect(Buffer.from(valueOf(await office.api['evidence.bytes']({ id })).bytes).equals(Buffer.from(aPng()))).toBe(true);
    expect(rowsOf(office, `select params from audit_rows where event = 'evidence.added'`).map((row) => String(row['params']))).toEqual([
      expect.stringContaining(sha(aPng())),
    ]);
    expect(office.changed.at(-1)).toEqual(['evidence', 'audit']);
    expect(code).not.toBe('');
    expect(serial).not.toBe('');
  });

  test('belongs to an item or to the visit; the same bytes are one file', async () => {
    const begun = await begin();
    const { office, serial, code } = begun;
    const [item] = valueOf(await office.api['results.visit']({ serial, code })).items;
    valueOf(await add(begun, aPng()));
    valueOf(await add({ office, place: { about: 'item', serial, code, itemId: item?.id ?? '' } }, aPng()));
    const refused = await add(begun, aPng(), '', '又一张.png');
    expect(refused).toMatchObject({ ok: false, error: { code: 'evidence.thereAlready', params: { name: '门头.png' } } });
    expect((await listOf(begun)).files.map(({ about, part }) => [about, part])).toEqual([
      ['visit', ''],
      ['item', item?.id],
    ]);
    expect(lying(office)).toEqual([sha(aPng())]);
    expect(await add({ office, place: { about: 'item', serial, code, itemId: 'no such item' } }, aPng(9))).toMatchObject({
      error: { code: 'evidence.placeUnknown' },
    });
    expect(await add({ office, place: { about: 'visit', serial, code: 'nobody' } }, aPng(9))).toMatchObject({
      error: { code: 'result.notDrawn' },
    });
    expect(lying(office)).toEqual([sha(aPng())]);
  });

  test('two at once from two windows make one row', async () => {
    const begun = await begin();
    const answers = await Promise.all([add(begun, aPng()), add(begun, aPng())]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await listOf(begun)).files).toHaveLength(1);
    expect(lying(begun.office)).toEqual([sha(aPng())]);
  });

  test('is copied out under a name that ends as what it is', async () => {
    const begun = await begin();
    const { id } = valueOf(await add(begun, aPng(), '', '门头.exe'));
    const target = makeTempDir();
    const { fileName } = valueOf(await begun.office.api['evidence.export']({ id, folder: target }));
    expect(fileName).toBe(`门头-${sha(aPng()).slice(0, 8)}.png`);
    expect(sha(readFileSync(path.join(target, fileName)))).toBe(sha(aPng()));
    expect(readdirSync(target)).toEqual([fileName]);
  });
});

describe('a file that may not be evidence', () => {
  test.each([
    ['a program called a photo', new Uint8Array(Buffer.from('MZ not a photo')), 'notAccepted'],
    ['half a photo', aJpeg().slice(0, -2), 'damaged'],
    ['a PDF with a script', aPdf('<< /S /JavaScript >>'), 'program'],
    ['nothing', new Uint8Array(0), 'empty'],
  ] as const)('%s is refused with its sentence, and nothing is written', async (_, bytes, reason) => {
    const begun = await begin();
    const answer = await add(begun, bytes, '', '照片.jpg');
    expect(answer).toEqual({ ok: false, error: { code: 'evidence.refused', params: { name: '照片.jpg', reason } } });
    if (!answer.ok) expect(errorSentence(answer.error)).toContain('没有添加，已有的材料都在');
    expect((await listOf(begun)).files).toEqual([]);
    expect(lying(begun.office)).toEqual([]);
  });

  test('one that is too large, a folder and one that is gone are refused before they are read', async () => {
    const { office, place } = await begin();
    const dir = makeTempDir();
    const large = path.join(dir, '大.jpg');
    writeFileSync(large, new Uint8Array(evidenceBytes + 1));
    const given = (token: string) => office.api['evidence.add']({ place, kind: 'photo', note: '', source: { token } });
    expect(await given(large)).toMatchObject({ error: { code: 'evidence.refused', params: { reason: 'tooLarge' } } });
    expect(await given(dir)).toMatchObject({ error: { code: 'file.unreadable' } });
    expect(await given(path.join(dir, 'gone.jpg'))).toMatchObject({ error: { code: 'file.unreadable' } });
    expect(lying(office)).toEqual([]);
  });

  test('nothing is added to an event that was made void', async () => {
    const { office, serial, place } = await begin();
    await addColleague(office);
    valueOf(
      await office.api['draws.void']({ serial, typedSerial: serial, reason: '方案里漏选了一个事项', approver: colleague, again: false }),
    );
    expect(await add({ office, place }, aPng())).toMatchObject({ error: { code: 'draw.wrongState' } });
    expect(lying(office)).toEqual([]);
  });
});

describe('evidence of a result', () => {
  test('goes away before it is submitted; the trail keeps its hash and why', async () => {
    const begun = await begin();
    const { office } = begun;
    const { id } = valueOf(await add(begun, aPng()));
    expect(await office.api['evidence.remove']({ id, reason: '' })).toMatchObject({ error: { code: 'input.invalid' } });
    valueOf(await office.api['evidence.remove']({ id, reason: '拍的是隔壁' }));
    expect((await listOf(begun)).files).toEqual([]);
    const [row] = rowsOf(office, `select params from audit_rows where event = 'evidence.removed'`);
    expect(JSON.parse(String(row?.['params']))).toMatchObject({ sha256: sha(aPng()), reason: '拍的是隔壁' });
    expect(await office.api['evidence.remove']({ id, reason: '再去一次' })).toMatchObject({ error: { code: 'evidence.notFound' } });
  });

  test('stays for good once it is submitted, also for who edits the database; more is added with a note', async () => {
    const begun = await begin();
    const { office, serial, code } = begun;
    const { id } = valueOf(await add(begun, aPng()));
    await enter(office, serial, code);
    expect(await office.api['evidence.remove']({ id, reason: '拍的是隔壁' })).toMatchObject({ error: { code: 'evidence.kept' } });
    expect(await add(begun, aPng(7))).toMatchObject({ error: { code: 'evidence.noteMissing' } });
    const added = valueOf(await add(begun, aPng(7), '复查时补拍'));
    expect(await office.api['evidence.remove']({ id: added.id, reason: '补错了' })).toMatchObject({ error: { code: 'evidence.kept' } });
    valueOf(await approve(office, serial, [code]));
    valueOf(await publish(office, serial, [code]));
    expect((await listOf(begun)).asksNote).toBe(true);
    valueOf(await add(begun, aPng(8), '公示后收到的回执'));
    expect((await listOf(begun)).files.map(({ kept }) => kept)).toEqual([true, true, true]);
    const file = path.join(office.dataDir, 'office.db');
    expect(runByHand(file, `update evidence set sha256 = '${'0'.repeat(64)}'`)).toContain('evidence is not changed');
    expect(runByHand(file, 'delete from evidence')).toContain('evidence of a submitted result stays');
    expect(
      runByHand(
        file,
        `insert or replace into evidence select id, serial, subject, about, part, follow_up, '换掉.png', kind, format, bytes, sha256, note, by, by_name, at, seq from evidence limit 1`,
      ),
    ).toMatch(/stays|says why/);
  });

  test('that was added since a return goes away until it is submitted again, what was reviewed does not', async () => {
    const begun = await begin();
    const { office, serial, code } = begun;
    const first = valueOf(await add(begun, aPng(1)));
    await enter(office, serial, code);
    valueOf(await giveBack(office, serial, code));
    const second = valueOf(await add(begun, aPng(2)));
    const third = valueOf(await add(begun, aPng(3)));
    expect((await listOf(begun)).files.map(({ kept }) => kept)).toEqual([true, false, false]);
    valueOf(await office.api['evidence.remove']({ id: third.id, reason: '拍糊了' }));
    expect(await office.api['evidence.remove']({ id: first.id, reason: '拍糊了' })).toMatchObject({ error: { code: 'evidence.kept' } });
    await enter(office, serial, code);
    expect(await office.api['evidence.remove']({ id: second.id, reason: '拍糊了' })).toMatchObject({ error: { code: 'evidence.kept' } });
  });

  test('of a measure stays with it, and a closed follow-up takes none', async () => {
    const begun = await begin();
    const { office, serial, code } = begun;
    await enter(office, serial, code, { outcomes: ['UNREACHABLE'] });
    valueOf(await approve(office, serial, [code]));
    const [row] = valueOf(await office.api['followUps.list']({ serial, show: 'all', offset: 0, limit: 5 })).rows;
    const followUp = row?.id ?? '';
    const place: EvidencePlace = { about: 'measure', followUp, measure: 'm1' };
    expect(await add({ office, place }, aPng())).toMatchObject({ error: { code: 'evidence.placeUnknown' } });
    const measures = [{ id: 'm1', kind: 'other' as const, evidence: '', evidenceHash: '', what: '反馈属地所', doneOn: '2026-03-02' }];
    valueOf(await office.api['followUps.save']({ id: followUp, owner: '城区所', measures }));
    const { id } = valueOf(await add({ office, place }, aPng()));
    expect((await listOf(begun)).files).toMatchObject([{ id, about: 'measure', part: 'm1', kept: false }]);
    expect(await office.api['followUps.save']({ id: followUp, owner: '城区所', measures: [] })).toMatchObject({
      error: { code: 'followUp.hasFiles', params: { place: 1 } },
    });
    valueOf(await office.api['evidence.remove']({ id, reason: '放错了' }));
    const again = valueOf(await add({ office, place }, aPng()));
    expect(runByHand(path.join(office.dataDir, 'office.db'), `update follow_ups set state = 'closed', closed_on = '2026-03-02'`)).toBe(
      'done',
    );
    expect(await office.api['evidence.remove']({ id: again.id, reason: '放错了' })).toMatchObject({ error: { code: 'evidence.kept' } });
    expect(await add({ office, place }, aPng(5))).toMatchObject({ error: { code: 'followUp.closed' } });
    expect(runByHand(path.join(office.dataDir, 'office.db'), 'delete from evidence')).toContain('stays');
  });
});

describe('the folder of the files', () => {
  test('a file that was lost or changed is found, and put back by adding it again', async () => {
    const begun = await begin();
    const { office, serial, code } = begun;
    const { id } = valueOf(await add(begun, aPng(1)));
    const other = valueOf(await add(begun, aPng(2)));
    await enter(office, serial, code);
    rmSync(path.join(folder(office), sha(aPng(1))));
    const flipped = Buffer.from(aPng(2));
    flipped[50] = (flipped[50] ?? 0) ^ 1;
    writeFileSync(path.join(folder(office), sha(aPng(2))), flipped);
    expect((await listOf(begun)).files.map(({ file }) => file)).toEqual(['missing', 'there']);
    expect(await office.api['evidence.bytes']({ id })).toMatchObject({ error: { code: 'evidence.fileBad', params: { file: 'missing' } } });
    expect(await office.api['evidence.bytes']({ id: other.id })).toMatchObject({
      error: { code: 'evidence.fileBad', params: { file: 'changed' } },
    });
    expect(
      valueOf(await office.api['evidence.check']({}))
        .bad.map(({ sha256, file }) => [sha256, file])
        .sort(),
    ).toEqual(
      [
        [sha(aPng(1)), 'missing'],
        [sha(aPng(2)), 'changed'],
      ].sort(),
    );
    for (const shade of [1, 2]) expect(valueOf(await add(begun, aPng(shade)))).toMatchObject({ restored: true });
    expect(valueOf(await office.api['evidence.check']({}))).toMatchObject({ files: 2, bad: [], strays: [] });
    expect((await listOf(begun)).files).toHaveLength(2);
  });

  test('a crash between file and row leaves a stray alone, which the check names and the cleaning removes', async () => {
    const begun = await begin();
    const { office } = begun;
    valueOf(await add(begun, aPng(1)));
    mkdirSync(folder(office), { recursive: true });
    writeFileSync(path.join(folder(office), sha(aPng(2))), aPng(2));
    writeFileSync(path.join(folder(office), `${sha(aPng(3))}.abc.new`), aPng(3).slice(0, 20));
    const names = [sha(aPng(2)), `${sha(aPng(3))}.abc.new`].sort();
    const checked = valueOf(await office.api['evidence.check']({}));
    expect(checked).toMatchObject({ files: 1, bad: [] });
    expect(checked.strays.map(({ name }) => name)).toEqual(names);
    expect(valueOf(await office.api['evidence.clean']({}))).toMatchObject({ files: 2 });
    expect(lying(office)).toEqual([sha(aPng(1))]);
    // A stray is no obstacle either: the same bytes come in as if it were not there.
    writeFileSync(path.join(folder(office), sha(aPng(2))), aPng(2));
    valueOf(await add(begun, aPng(2)));
    expect(valueOf(await office.api['evidence.check']({})).strays).toEqual([]);
  });

  test('a row that cannot be written leaves no file behind', async () => {
    const begun = await begin();
    const { office } = begun;
    runByHand(
      path.join(office.dataDir, 'office.db'),
      `create trigger no_room before insert on evidence begin select raise(abort, 'no room'); end`,
    );
    expect(await add(begun, aPng())).toMatchObject({ error: { code: 'internal' } });
    expect(lying(office)).toEqual([]);
    expect(rowsOf(office, `select 1 from audit_rows where event = 'evidence.added'`)).toEqual([]);
  });

  test('comes along when the data folder is opened elsewhere', async () => {
    const begun = await begin();
    const { office, serial, code } = begun;
    const { id } = valueOf(await add(begun, aPng()));
    office.close();
    const moved = startOffice({ dataDir: office.dataDir });
    expect(valueOf(await moved.api['evidence.bytes']({ id })).type).toBe('image/png');
    expect(valueOf(await moved.api['evidence.list']({ serial, code })).files).toHaveLength(1);
  });
});

test('an observer looks at evidence and changes none', async () => {
  const begun = await begin();
  const { office, serial, code } = begun;
  const { id } = valueOf(await add(begun, aPng()));
  await addColleague(office, ['observer']);
  office.close();
  const asked = startOffice({ dataDir: office.dataDir, signIn: true });
  valueOf(await asked.api['session.signIn'](colleague));
  expect(valueOf(await asked.api['evidence.list']({ serial, code })).files).toHaveLength(1);
  expect(valueOf(await asked.api['evidence.bytes']({ id })).type).toBe('image/png');
  expect(await add({ office: asked, place: begun.place }, aPng(2))).toMatchObject({ error: { code: 'access.denied' } });
  expect(await asked.api['evidence.remove']({ id, reason: '不该看到' })).toMatchObject({ error: { code: 'access.denied' } });
  expect(await asked.api['evidence.clean']({})).toMatchObject({ error: { code: 'access.denied' } });
});
