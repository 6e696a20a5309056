import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { checkFolderList, folderListName, folderListText } from '#shared/domain/draw/folder-list.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { drawDifferenceText } from '#shared/i18n/zh-cn/draw-check.ts';
import { aRecord } from '#tests/support/draw-record.ts';
import { valueOf } from '#tests/support/value-of.ts';

type Files = ReadonlyMap<string, Uint8Array>;

const whole: Files = new Map([...aRecord(), ['说明.txt', encodeText('说明\r\n')], ['名单.xlsx', new Uint8Array(900)]]);
const listed: Files = new Map([...whole, [folderListName, encodeText(folderListText(nodeHash, whole))]]);
const without = (name: string): Files => new Map([...listed].filter(([other]) => other !== name));
const bytesOf = (name: string): Uint8Array => listed.get(name) ?? new Uint8Array(0);
const sentenceOf = (files: Files): string => {
  const verified = verifyRecord(files, nodeHash);
  return verified.ok ? '一致' : drawDifferenceText(verified.error);
};

describe('the list of a record folder', () => {
  it('agrees with the folder as it was handed out, and then nothing is left unchecked', () => {
    expect(valueOf(verifyRecord(listed, nodeHash))).toMatchObject({ listed: true, unchecked: [] });
    expect(valueOf(verifyRecord(whole, nodeHash))).toMatchObject({ listed: false, unchecked: ['名单.xlsx', '说明.txt'] });
  });

  it.each([
    ['a missing file', without('说明.txt'), '说明.txt：缺少此文件。'],
    ['a missing record', without('record.tsv'), 'record.tsv：缺少此文件。'],
    [
      'a renamed file',
      new Map([...without('result.tsv'), ['result(1).tsv', bytesOf('result.tsv')]]),
      'result.tsv：文件名被改成了“result(1).tsv”。请把名字改回来再核对。',
    ],
    [
      'two files in each other’s place',
      new Map([...listed, ['frame.tsv', bytesOf('roster.tsv')], ['roster.tsv', bytesOf('frame.tsv')]]),
      'frame.tsv：里面装的是“roster.tsv”的内容，两个文件放错了位置或者名字对调了。',
    ],
    [
      'a file that was cut off',
      new Map([...listed, ['名单.xlsx', new Uint8Array(512)]]),
      '名单.xlsx：没有拷全，应有 900 字节，只有 512 字节。',
    ],
    ['an empty file', new Map([...listed, ['plan.tsv', new Uint8Array(0)]]), 'plan.tsv：没有拷全，应有'],
    ['a changed companion', new Map([...listed, ['说明.txt', encodeText('说朋\r\n')]]), '说明.txt：指纹与 files.tsv 中记载的不一致。'],
    ['a changed ceremony', new Map([...listed, ['ceremony.tsv', new Uint8Array(bytesOf('ceremony.tsv').length)]]), 'ceremony.tsv：指纹与'],
  ])('says in a sentence what is wrong with %s', (_, files, sentence) => {
    expect(sentenceOf(files)).toContain(sentence);
  });

  it('names other files that lie in the folder without finding fault with the draw', () => {
    const more = new Map([...listed, ['签字扫描.jpg', new Uint8Array(7)]]);
    expect(valueOf(verifyRecord(more, nodeHash)).unchecked).toEqual(['签字扫描.jpg']);
  });

  it('accuses itself, not the files, when it was changed', () => {
    const text = folderListText(nodeHash, whole);
    const changes = [
      text.replace('frame.tsv', 'frame.tzv'),
      text.replace('\t900\t', '\t901\t'),
      `${text}x\t1\t${'0'.repeat(64)}\n`,
      '',
      text.slice(1),
    ];
    for (const changed of changes) {
      const difference = checkFolderList(nodeHash, new Map([...listed, [folderListName, encodeText(changed)]]));
      expect(difference).toMatchObject({ what: 'listChanged', file: folderListName });
    }
    expect(checkFolderList(nodeHash, new Map([...listed, [folderListName, Uint8Array.of(0xff)]]))).toMatchObject({ reason: 'notUtf8' });
  });

  it('still leaves the recomputation to find a record that was changed together with its list', () => {
    const forged = new Map([
      ...whole,
      ['result.tsv', encodeText(new TextDecoder().decode(bytesOf('result.tsv')).replace('\tS\t', '\tR\t'))],
    ]);
    const relisted = new Map([...forged, [folderListName, encodeText(folderListText(nodeHash, forged))]]);
    expect(verifyRecord(relisted, nodeHash)).toMatchObject({ ok: false, error: { what: 'content', file: 'result.tsv' } });
  });
});
