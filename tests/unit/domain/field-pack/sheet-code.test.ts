import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheetCode, sheetCode } from '#shared/domain/field-pack/sheet-code.ts';

const codeCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const keys = fc.record({
  serial: fc.constantFrom('130123-2026-0007', 'DRILL-130102-2021-0001', '130102-2021-9999'),
  code: fc.string({ unit: fc.constantFrom(...Array.from(codeCharacters)), minLength: 13, maxLength: 18 }),
});

describe('the code on a sheet', () => {
  it('says again which record it stands on, also as an input method or a hurried hand gives it', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const text = sheetCode(key);
        const fullWidth = text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
        for (const typed of [text, text.toLowerCase(), `  ${text}\r\n`, fullWidth])
          expect(readSheetCode(typed)).toEqual({ ok: true, value: key });
      }),
    );
  });

  it('notices every single wrong character and every two neighbours that changed places', () => {
    const text = sheetCode({ serial: '130123-2026-0007', code: '91130123MA0F2K8T3A' });
    const letters = Array.from(text);
    const free = letters.flatMap((character, at) => (at > 3 && /[0-9A-Z]/.test(character) ? [at] : []));
    for (const at of free) {
      for (const other of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        if (other !== letters[at]) expect(readSheetCode(letters.with(at, other).join(''))).toEqual({ ok: false, error: 'misread' });
      }
      const [here = '', next = ''] = [letters[at], letters[at + 1]];
      if (here === next || !/[0-9A-Z]/.test(next)) continue;
      expect(
        readSheetCode(
          letters
            .with(at, next)
            .with(at + 1, here)
            .join(''),
        ),
      ).toEqual({ ok: false, error: 'misread' });
    }
  });

  it('is told from anything else that a scanner may read', () => {
    for (const text of [
      '',
      '91130123MA0F2K8T3A',
      'https://example.invalid/FD1',
      'FD1/130123-2026-0007',
      'FD2/130123-2026-0007/91130123MA0F2K8T3A/0',
    ])
      expect(readSheetCode(text)).toEqual({ ok: false, error: 'notASheet' });
  });
});
