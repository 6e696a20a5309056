import { describe, expect, it } from 'vitest';
import { createReadingTable, putReadings, rowEnd } from '#shared/domain/search/reading-table.ts';
import { searchableName } from '#shared/domain/search/search-text.ts';
import { createTypedReading } from '#shared/domain/search/typed-reading.ts';
import { rowsClosedBy } from '#shared/domain/search/unit-rows.ts';
import overrides from '#resources/pinyin/overrides.json' with { type: 'json' };
import characters from '#resources/pinyin/readings.json' with { type: 'json' };

const words: Readonly<Record<string, string>> = { ...overrides.surnames, ...overrides.places };
const table = createReadingTable({ characters, words });

const finds = (typed: string, ...names: readonly string[]): readonly string[] => {
  const units = new Uint16Array(names.join('').length + names.length);
  let at = 0;
  for (const name of names) at = putReadings(table, searchableName(name), units, at);
  const marks = new Uint8Array(names.length);
  createTypedReading(table, typed).mark(rowsClosedBy(units, rowEnd), marks, 0);
  return names.filter((_, index) => marks[index] === 1);
};

describe('what is typed for a name', () => {
  it.each(['lt', 'laoting', 'leting', 'lting', 'laot', 'letingx', 'ltx', 'yueting'])('%s finds 乐亭县', (typed) => {
    expect(finds(typed, '河北乐亭县粮油店', '正定县粮油店')).toEqual(['河北乐亭县粮油店']);
  });

  it.each([
    ['蔚县', ['yuxian', 'weixian', 'yx', 'wx']],
    ['单县', ['shanxian', 'danxian', 'sx']],
    ['仇记面馆', ['qiuji', 'chouji', 'qj', 'cj']],
    ['曾家豆腐坊', ['zengjia', 'cengjia', 'zj', 'cj']],
    ['尉迟五金店', ['yuchi', 'weichi', 'yc']],
    ['藁城宫面', ['gaocheng', 'gc']],
    ['大城红木', ['daicheng', 'dacheng', 'dc']],
    ['井陉矿区', ['jingxing', 'jx']],
    ['行唐大枣', ['xingtang', 'hangtang', 'xt', 'ht']],
    ['重庆小面', ['chongqing', 'zhongqing', 'cq']],
    ['长安区', ['changan', 'ca', 'chan']],
    ['绿源超市', ['lvyuan', 'luyuan', 'lycs']],
  ])('%s is found by each of its readings', (name, allTyped) => {
    for (const typed of allTyped) expect(finds(typed, name, '旭'), typed).toEqual([name]);
  });

  it('finds every word of the list of local readings by that reading and by its first letters', () => {
    for (const [word, readings] of Object.entries(words)) {
      const typed = readings.replaceAll(' ', '');
      const letters = readings
        .split(' ')
        .map((reading) => reading.charAt(0))
        .join('');
      expect(finds(typed, `${word}店`), `${word} ${typed}`).toHaveLength(1);
      expect(finds(letters, `${word}店`), `${word} ${letters}`).toHaveLength(1);
    }
  });

  it('takes letters and digits of a name as they are', () => {
    expect(finds('ktvlt', '星光ＫＴＶ乐亭店')).toHaveLength(1);
    expect(finds('365bld', '365便利店')).toHaveLength(1);
  });

  it('does not run over the end of a name, over what is not typed, or into the middle of a reading', () => {
    expect(finds('lt', '乐', '亭')).toEqual([]);
    expect(finds('lt', '乐（亭）')).toEqual([]);
    expect(finds('aoting', '乐亭')).toEqual([]);
    expect(finds('ltt', '乐亭')).toEqual([]);
  });

  it('finds the longest question that may be typed', () => {
    expect(finds('zhuangzhuangzhuangzhuangzhuang', '庄庄庄庄庄')).toHaveLength(1);
  });
});
