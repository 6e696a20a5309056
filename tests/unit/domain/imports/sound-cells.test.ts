import { describe, expect, test } from 'vitest';
import { createSoundCells } from '#shared/domain/imports/sound-cells.ts';

describe('the texts of a column that were read without a note', () => {
  test('are known when they come again, what was read from them with them', () => {
    const cells = createSoundCells();
    const value = ['食品经营'];
    expect(cells.find('食品经营')).toBeUndefined();
    cells.keep('食品经营', value);
    expect(cells.find('食品经营')).toBe(value);
    expect(cells.find('食品经营 ')).toBeUndefined();
  });

  test('are given up where hardly one comes again, and kept where many do', () => {
    const names = createSoundCells();
    const towns = createSoundCells();
    for (let row = 0; row < 3000; row += 1) {
      for (const [cells, text] of [
        [names, `名称${row}`],
        [towns, `乡镇${row % 12}`],
      ] as const) {
        if (cells.find(text) === undefined) cells.keep(text, text);
      }
    }
    expect(names.find('名称2999')).toBeUndefined();
    expect(towns.find('乡镇7')).toBe('乡镇7');
  });
});
