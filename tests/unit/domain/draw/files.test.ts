import { describe, expect, it } from 'vitest';
import { compareUtf8 } from '#shared/base/bytes.ts';
import { parseCeremony, ceremonyText } from '#shared/domain/draw/ceremony-file.ts';
import { checkDice } from '#shared/domain/draw/dice.ts';
import { frameText, parseFrame } from '#shared/domain/draw/frame-file.ts';
import { itemsText, parseItems } from '#shared/domain/draw/items-file.ts';
import { jointText, parseJoint } from '#shared/domain/draw/joint-file.ts';
import { parsePlan, planText } from '#shared/domain/draw/plan-file.ts';
import { parseRecuse, recuseText } from '#shared/domain/draw/recuse-file.ts';
import { parseResult } from '#shared/domain/draw/result-file.ts';
import { parseRoster, rosterText } from '#shared/domain/draw/roster-file.ts';
import { parseSerial, serialText } from '#shared/domain/draw/serial.ts';
import { decodeText, encodeText } from '#shared/domain/draw/utf8-text.ts';
import { aCeremony, codeOf } from '#tests/support/draw-record.ts';
import { valueOf } from '#tests/support/value-of.ts';

const a = codeOf(1);
const b = codeOf(2);
const hash = 'ab'.repeat(32);
const frame = `#fairdraw-frame/1\tstratum\ttier\n${a}\tA\t1\n${b}\t甲\t9\n`;
const plan = `#fairdraw-plan/1\trate_ppm\tmin\n!roster\t1\t${hash}\n!total\t1\t6\nA\t50000\t1\n甲\t0\t12\n`;
const roster = '#fairdraw-roster/1\tlines\tarea\tcap\tload0\nJC1\t2147483647\t*\t9\t0\nJC2\t0\t130102\t9\t3\n';
const recuse = `#fairdraw-recuse/1\tinspector\n${a}\tJC1\n${a}\tJC2\n${b}\tJC1\n`;
const items = `#fairdraw-items/1\tlines\tarea\n${a}\t1,4\t130102\n${b}\t0\t*\n`;
const result = `#fairdraw-result/1\tseed=${hash}\nA\t1\tS\t${a}\t0\t${hash}\n`;
const ceremony = valueOf(ceremonyText(aCeremony(hash, hash)));

describe('a frozen file in its one canonical form', () => {
  it.each([
    ['frame', frame, parseFrame, frameText],
    ['roster', roster, parseRoster, rosterText],
    ['recuse', recuse, parseRecuse, recuseText],
    ['items', items, parseItems, itemsText],
  ] as const)('%s.tsv is read and written back unchanged, whatever order the rows came in', (_name, text, parse, write) => {
    const rows = valueOf(parse(text) as ReturnType<typeof parseFrame>);
    expect(valueOf((write as typeof frameText)(rows.toReversed()))).toBe(text);
  });

  it('plan.tsv, ceremony.tsv and the joint lists too', () => {
    expect(valueOf(planText(valueOf(parsePlan(plan))))).toBe(plan);
    expect(valueOf(ceremonyText(valueOf(parseCeremony(ceremony))))).toBe(ceremony);
    const frames = `#fairdraw-frames/1\tsha256\nfire\t${hash}\nfood\t${hash}\n`;
    expect(valueOf(jointText('frames', valueOf(parseJoint('frames', frames))))).toBe(frames);
  });

  it('an empty recusal list is the header alone', () => {
    expect(valueOf(recuseText([]))).toBe('#fairdraw-recuse/1\tinspector\n');
  });

  it('a subject cannot be in the frame twice', () => {
    const row = { id: a, stratum: 'A', tier: 1 } as const;
    expect(frameText([row, row])).toEqual({ ok: false, error: { line: 3, reason: 'duplicate' } });
  });

  it('a cell cannot smuggle in a column or a row', () => {
    expect(frameText([{ id: a, stratum: 'A\t1\nB', tier: 1 }])).toMatchObject({ ok: false });
    expect(planText({ rows: [{ stratum: '!total', ratePpm: 1, min: 3 }] })).toMatchObject({ ok: false, error: { reason: 'badStratum' } });
    expect(ceremonyText({ ...aCeremony(hash, hash), revealA: 'two\nlines' })).toMatchObject({ ok: false });
  });

  it('100,000 rows come and go', () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => ({ id: codeOf(n), stratum: 'A', tier: 1 }) as const);
    expect(valueOf(parseFrame(valueOf(frameText(rows))))).toHaveLength(100_000);
  });
});

describe('anything else is refused with its line', () => {
  it.each([
    [`\ufeff${frame}`, 1, 'byteOrderMark'],
    [frame.replaceAll('\n', '\r\n'), 1, 'carriageReturn'],
    [frame.replace('甲', '甲\u0007'), 3, 'controlCharacter'],
    [frame.slice(0, -1), 3, 'noFinalLineFeed'],
    ['', 1, 'header'],
    [`${frame}\n`, 4, 'columnCount'],
    [frame.replace('frame/1', 'frame/2'), 1, 'header'],
    [frame.replace('\tA\t', '\t\t'), 2, 'emptyCell'],
    [frame.replace('\tA\t', '  A\t'), 2, 'columnCount'],
    [frame.replace('A\t1', 'A\t1\t1'), 2, 'columnCount'],
    [frame.replace('A\t1', 'A\t3'), 2, 'badTier'],
    [frame.replace('A\t1', 'A\t01'), 2, 'badTier'],
    [frame.replace('\tA\t', '\t!total\t'), 2, 'badStratum'],
    [frame.replace(a, a.toLowerCase()), 2, 'badId'],
    [frame.replace(a, a.slice(1)), 2, 'badId'],
    [frame.replace(b, a), 3, 'duplicate'],
    [frame.replace(b, codeOf(0)), 3, 'order'],
  ])('frame %#', (text, line, reason) => {
    expect(parseFrame(text)).toEqual({ ok: false, error: { line, reason } });
  });

  it.each([
    [plan.replace('50000', '1000001'), 4, 'badNumber'],
    [plan.replace('50000', '0.05'), 4, 'badNumber'],
    [plan.replace('50000', '050000'), 4, 'badNumber'],
    [plan.replace('50000', '-1'), 4, 'badNumber'],
    [plan.replace('!total\t1', '!total\t2'), 3, 'badDirective'],
    [plan.replace('!total', '!tot'), 3, 'badDirective'],
    [plan.replace(hash, hash.toUpperCase()), 2, 'badHash'],
    [plan.replace(`!roster\t1\t${hash}\n!total\t1\t6\n`, `!total\t1\t6\n!roster\t1\t${hash}\n`), 3, 'order'],
  ])('plan %#', (text, line, reason) => {
    expect(parsePlan(text)).toEqual({ ok: false, error: { line, reason } });
  });

  it('roster, recusals, items and results', () => {
    expect(parseRoster(roster.replace('2147483647', '2147483648'))).toMatchObject({ error: { line: 2, reason: 'badLines' } });
    expect(parseRoster(roster.replace('9\t3', '9\t3.0'))).toMatchObject({ error: { line: 3, reason: 'badNumber' } });
    expect(parseRecuse(recuse.replace(`${a}\tJC2`, `${a}\tJC1`))).toMatchObject({ error: { line: 3, reason: 'duplicate' } });
    for (const lines of ['4,1', '1,1', '3', '0,1', '1,', '1 ,4', '1,2,4,8,16,32,64,128,256'])
      expect(parseItems(items.replace('1,4', lines))).toMatchObject({ error: { line: 2, reason: 'badLines' } });
    expect(parseResult(result.replace('\tS\t', '\ts\t'))).toMatchObject({ error: { line: 2, reason: 'badMark' } });
    expect(parseResult(result.replace('\t0\t', '\t9\t'))).toMatchObject({ error: { line: 2, reason: 'badTier' } });
    expect(parseResult(result.replace('seed=', 'seed ='))).toMatchObject({ error: { line: 1, reason: 'header' } });
    expect(parseJoint('plans', `#fairdraw-plans/1\tsha256\n../x\t${hash}\n`)).toMatchObject({ error: { line: 2, reason: 'badKey' } });
  });

  it('a ceremony with a key missing, twice, renamed or out of order', () => {
    const lines = ceremony.split('\n');
    const without = (index: number): string => lines.filter((_, at) => at !== index).join('\n');
    for (let index = 0; index < 10; index += 1)
      expect(parseCeremony(without(index))).toMatchObject({ ok: false, error: { reason: 'badKey' } });
    expect(parseCeremony(`${ceremony}public\t-\n`)).toMatchObject({ error: { line: 11, reason: 'badKey' } });
    expect(parseCeremony(ceremony.replace('130102-2021-0007', '130102-2021-7'))).toMatchObject({ error: { line: 1, reason: 'badSerial' } });
    expect(parseCeremony(ceremony.replace('31415926535897932384', '3141592653589793238'))).toMatchObject({
      error: { line: 7, reason: 'badDice' },
    });
  });

  it('bytes that are not UTF-8, in all the ways there are', () => {
    for (const bytes of [
      [0x80],
      [0xc0, 0x80],
      [0xc3],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf0, 0x80, 0x80, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xff],
    ])
      expect(decodeText(Uint8Array.from([65, ...bytes]))).toBeUndefined();
    for (const text of ['', 'a', 'é甲𠮷a😊', '\u0000\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}', '双'.repeat(9000)]) {
      expect(encodeText(text)).toEqual(new Uint8Array(Buffer.from(text)));
      expect(decodeText(encodeText(text))).toBe(text);
    }
  });
});

describe('strata, dice and serials', () => {
  it('sorts by bytes, where the locale and JavaScript itself would not', () => {
    const names = ['a', 'B', 'é', '甲', '\uff21', '𠮷', 'A', '10', '9'];
    const byBytes = names.toSorted((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)));
    expect(names.toSorted(compareUtf8)).toEqual(byBytes);
    const rows = names.map((stratum) => ({ stratum, ratePpm: 1, min: 1 }));
    expect(valueOf(parsePlan(valueOf(planText({ rows })))).rows.map(({ stratum }) => stratum)).toEqual(byBytes);
  });

  it('takes twenty ten-sided or twenty-six six-sided dice and nothing less', () => {
    expect(checkDice('0'.repeat(20), 10).ok).toBe(true);
    expect(checkDice('0'.repeat(19), 10)).toEqual({ ok: false, error: { reason: 'tooFew', rolls: 19 } });
    expect(checkDice('1'.repeat(26), 6).ok).toBe(true);
    expect(checkDice('1'.repeat(25), 6)).toEqual({ ok: false, error: { reason: 'tooFew', rolls: 25 } });
    expect(checkDice('1231237123123123123123123123', 6)).toEqual({ ok: false, error: { reason: 'notADie', position: 7 } });
    expect(checkDice('12345 12345 12345 12345 12345', 10)).toEqual({ ok: false, error: { reason: 'notADie', position: 6 } });
    expect(checkDice('１'.repeat(20), 10).ok).toBe(false);
  });

  it('reads a serial and knows a training draw', () => {
    expect(parseSerial('130102-2021-0007')).toEqual({ drill: false, office: '130102', year: 2021, number: 7 });
    expect(parseSerial('DRILL-130102-2021-0007')?.drill).toBe(true);
    for (const text of [
      '13010-2021-0007',
      '130102-21-0007',
      '130102-2021-007',
      'drill-130102-2021-0007',
      '130102-2021-0007 ',
      '１30102-2021-0007',
    ])
      expect(parseSerial(text)).toBeUndefined();
    expect(serialText({ drill: true, office: '130102', year: 2021, number: 12 })).toBe('DRILL-130102-2021-0012');
  });
});
