import { afterEach, describe, expect, test } from 'vitest';
import { ceremonyPapers, type CeremonyPaper } from '#shared/contract/draw-papers.ts';
import { commitBoth, finishDraw, freezeScheme } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { peopleOfDraw as people } from '../support/people-of-draw.ts';
import { bureau, preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const htmlOf = async (office: StartedOffice, serial: string, paper: CeremonyPaper): Promise<string> =>
  valueOf(await office.api['draws.paper']({ serial, paper })).html;
/** What is to be read on a page, without its look. */
const textOf = async (office: StartedOffice, serial: string, paper: CeremonyPaper): Promise<string> =>
  (await htmlOf(office, serial, paper)).replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, '');

describe('the papers of a ceremony', () => {
  test('bear the number of the event and reach nothing outside themselves', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    for (const paper of ceremonyPapers) {
      const html = await htmlOf(office, serial, paper);
      expect(html).toContain(serial);
      expect(html).not.toMatch(/<script|<img|<link|<iframe|https?:/);
      expect(await office.api['draws.paper']({ serial: '130123-2026-0099', paper })).toMatchObject({ error: { code: 'draw.notFound' } });
    }
  });

  test('the notice tells the fingerprints of everything that was frozen, and no risk class', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    const { frame, plan, strata } = valueOf(await office.api['draws.get']({ serial }));
    const text = await textOf(office, serial, 'notice');
    expect(text).toContain(`${bureau.name}关于“第1期 市场主体联合抽查”抽取名录封存的公告`);
    expect(text).toContain('名录共 42 户，参加抽取 40 户，应抽取 5 户，每户配 2 名检查人员');
    expect(text.replaceAll(' ', '')).toContain(frame);
    expect(text.replaceAll(' ', '')).toContain(plan);
    for (const file of ['items.tsv', 'recuse.tsv', 'roster.tsv']) expect(text).toContain(file);
    expect(strata.length).toBeGreaterThan(1);
    for (const { stratum } of strata) expect(text).not.toMatch(new RegExp(`${stratum} ?[类层级]`));
    expect(text).not.toMatch(/风险/);
  });

  test('the slips say the same four times', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    const { frame } = valueOf(await office.api['draws.get']({ serial }));
    expect((await textOf(office, serial, 'slips')).split(frame)).toHaveLength(5);
  });

  test('an envelope bears the commitment of its own party once there is one', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    expect(await textOf(office, serial, 'envelopeA')).toContain('记下承诺值以后再印');
    await commitBoth(office, serial);
    const { commitA, commitB } = valueOf(await office.api['draws.get']({ serial }));
    for (const [paper, own, other] of [
      ['envelopeA', commitA, commitB],
      ['envelopeB', commitB, commitA],
    ] as const) {
      const text = await textOf(office, serial, paper);
      expect(text).toContain(own);
      expect(text).not.toContain(other);
    }
  });

  test('the script has the numbers and people filled in, and the outcome as soon as there is one', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    valueOf(await office.api['draws.announce']({ serial, what: '福彩3D当晚号码', known: '3月2日晚' }));
    valueOf(await office.api['draws.savePeople']({ serial, place: '局三楼会议室', people: [...people] }));
    const before = await textOf(office, serial, 'script');
    expect(before).toContain('要抽 5 户');
    expect(before).toContain('见证人正定县第3号商行企业代表戎思远、县公证处公证员费长安');
    expect(before).toContain('另外约定一个公开值：福彩3D当晚号码，3月2日晚公布。');
    expect(before).toContain('抽中 ______ 户');
    expect(await textOf(office, serial, 'dice')).toContain('约定的公开值（福彩3D当晚号码');
  });

  test('the script of a finished event reads out its fingerprints', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    const { resultHash, recordHash } = await finishDraw(office, serial);
    const text = await textOf(office, serial, 'script');
    expect(text).toContain('抽中 5 户');
    expect(text).toContain(resultHash);
    expect(text).toContain(recordHash);
  });

  test('the form for the dice has the witnesses who were written down, and more digits than are needed', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    valueOf(await office.api['draws.savePeople']({ serial, place: '', people: [...people] }));
    const html = await htmlOf(office, serial, 'dice');
    expect(html).toContain('县公证处 费长安');
    expect(html.match(/class="paper-square[ "]/g)).toHaveLength(40);
    expect(html).toContain('paper-square paper-enough"><small>20<');
    expect(html).toContain('paper-square paper-enough"><small>26<');
  });
});

describe('the slip with a secret', () => {
  test('bears the secret in groups of four, or squares for one, and leaves nothing behind', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    const before = dumpHash(office.store.filePath);
    const secret = '133f60e93f97f16b9ad7c30058170031';
    const { html } = valueOf(await office.api['draws.secretSlip']({ serial, party: 'A', secret }));
    expect(html).toContain('<span>133f</span><span>60e9</span>');
    expect(html).toContain('甲方（操作员）');
    const { html: empty } = valueOf(await office.api['draws.secretSlip']({ serial, party: 'B', secret: '' }));
    expect(empty.match(/class="paper-square[ "]/g)).toHaveLength(40);
    expect(dumpHash(office.store.filePath)).toBe(before);
  });

  test('shows a secret of any characters as text', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    const { html } = valueOf(await office.api['draws.secretSlip']({ serial, party: 'B', secret: '<b>纪检组写在信封里的一句话' }));
    expect(html).toContain('<span>&lt;b&gt;纪</span><span>检组写在</span>');
  });
});
