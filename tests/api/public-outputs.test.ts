import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { holdDraw } from '../support/ceremony.ts';
import { approvedPlan, planRow } from '../support/plans.ts';
import { approve, codesOf, enter } from '../support/review.ts';
import { createOffice, importTable, inspectorRows, itemRows, preparedOffice, subjectRow } from '../support/small-county.ts';
import { endOffices, makeTempDir, type StartedOffice } from '../support/start-office.ts';
import { unzipped } from '../support/unzipped.ts';
import { valueOf } from '../support/value-of.ts';

const subjects = 40;
/** Every subject has a phone and a person of its own; every other one is a firm of that one person, whose name is in it. */
const phoneOf = (number: number): string => `1390311${String(number).padStart(4, '0')}`;
const surnames = ['黎', '褚', '卫', '蒋', '沈', '韩', '杨', '朱', '秦', '尤'];
const given = ['青山', '砚秋', '望舒', '承远'];
const personOf = (number: number): string => `${surnames[number % 10] ?? ''}${given[Math.floor(number / 10)] ?? ''}`;
const isFirm = (number: number): boolean => number % 2 === 1;

const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await importTable(office, 'items', itemRows);
  await importTable(
    office,
    'subjects',
    Array.from({ length: subjects }, (_, number) =>
      subjectRow(number, {
        ...(isFirm(number) ? { 主体类型: '个体工商户', 名称: `正定县${personOf(number)}百货店` } : {}),
        法定代表人: personOf(number),
        联系电话: phoneOf(number),
        信用风险等级: ['A', 'B', 'C', 'D'][number % 4] ?? '',
      }),
    ),
  );
  await importTable(office, 'inspectors', inspectorRows);
});
afterEach(endOffices);

/** A plan in force, and an event whose results are published, one of them corrected and one waiting again. */
const publishedYear = async () => {
  const office = prepared.start();
  const planId = await approvedPlan(office, [planRow({ riskDemand: 'D类不少于 50%' })]);
  const serial = await holdDraw(office, { totalMinimum: 20 });
  const codes = await codesOf(office, serial);
  for (const [place, code] of codes.entries())
    await enter(
      office,
      serial,
      code,
      place % 3 === 0 ? { outcomes: ['NOT_DISCLOSED'], disposal: 'orderedToCorrect', remark: phoneOf(place) } : {},
    );
  valueOf(await approve(office, serial, codes));
  return { office, serial, codes, planId };
};

const xmlText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replaceAll(/<[^>]+>/g, '\n');
const htmlText = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/, '').replaceAll(/<[^>]+>/g, '\n');

/** What a person reads in every file of a folder: cells of workbooks, words of letters. */
const textOfFolder = async (folder: string): Promise<string> => {
  const texts: string[] = [];
  for (const name of readdirSync(folder))
    for (const [entry, bytes] of await unzipped(readFileSync(path.join(folder, name))))
      if (entry.endsWith('.xml')) texts.push(xmlText(bytes));
  return texts.join('\n');
};

/** Every output that is meant for outsiders, as text, by its name. */
const publicOutputs = async ({ api }: StartedOffice, serial: string, codes: readonly string[], planId: string) => {
  const outputs = new Map<string, string>();
  const folderOf = makeTempDir;
  const whole = { serial, offset: 0, limit: 200 };
  outputs.set('publication.draft', JSON.stringify(valueOf(await api['publication.draft'](whole))));
  const workbook = folderOf();
  valueOf(await api['publication.export']({ serial, folder: workbook }));
  outputs.set('publication.export', await textOfFolder(workbook));
  const aids = await Promise.all(
    codes.flatMap((code) =>
      (['national', 'province'] as const).map(async (destination) => valueOf(await api['publication.aid']({ serial, code, destination }))),
    ),
  );
  // A platform's code of a result may be one letter as well.
  outputs.set('publication.aid', JSON.stringify(aids.flat(2).filter(({ field }) => field !== 'resultCode')));
  valueOf(await api['publication.mark']({ serial, codes: [...codes], publishedOn: '2026-03-02', reference: '第1批' }));
  const table = { kind: 'publicTable' as const, serial };
  outputs.set('letters.page', htmlText(valueOf(await api['letters.page'](table)).html));
  const letter = folderOf();
  valueOf(await api['letters.write']({ letter: table, folder: letter }));
  outputs.set('letters.write', await textOfFolder(letter));
  outputs.set('plans.paper', htmlText(valueOf(await api['plans.paper']({ id: planId })).html));
  outputs.set('draws.paper', htmlText(valueOf(await api['draws.paper']({ serial, paper: 'notice' })).html));
  return outputs;
};

/** What must not be read in an output: phones, people, names of firms that are people, classes of risk. */
const foundIn = (text: string): readonly string[] => {
  const personal = Array.from({ length: subjects }, (_, number) => [phoneOf(number), personOf(number)]).flat();
  const classes = text.split(/["\n，。、；：（）\s]+/).filter((word) => /^[A-D](类|级)?$/.test(word));
  return [...personal.filter((word) => text.includes(word)), ...classes, ...(/风险(等级|分类)|信用风险/.exec(text) ?? [])];
};

describe('outputs for the public', () => {
  test('hold no phone, no person, no firm by its owner’s name and no class of risk', async () => {
    const { office, serial, codes, planId } = await publishedYear();
    const outputs = await publicOutputs(office, serial, codes, planId);
    for (const [name, text] of outputs) expect([name, foundIn(text)]).toEqual([name, []]);
    // They do say what they are for.
    for (const name of ['publication.draft', 'publication.export', 'publication.aid', 'letters.page', 'letters.write'])
      expect([name, codes.filter((code) => outputs.get(name)?.includes(code) !== true)]).toEqual([name, []]);
    expect(outputs.get('plans.paper')).toContain('市场主体即时公示信息抽查');
    expect(outputs.get('draws.paper')).toContain(serial);
  });

  test('are told from what is internal by the same search', async () => {
    const { office } = await publishedYear();
    const folder = makeTempDir();
    valueOf(await office.api['library.export']({ kind: 'subjects', folder }));
    const found = foundIn(await textOfFolder(folder));
    expect(found).toEqual(expect.arrayContaining([phoneOf(0), personOf(0), phoneOf(39), personOf(39), 'A', 'D']));
  });
});
