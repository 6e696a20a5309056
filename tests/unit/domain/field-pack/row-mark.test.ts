import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOfRecord, readRowMark, rowMark } from '#shared/domain/field-pack/row-mark.ts';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const serial = fc.stringMatching(/^[0-9]{6}-[0-9]{4}-[0-9]{4}$/);
const code = fc.stringMatching(/^[0-9A-Z]{18}$/);

describe('the mark of a row', () => {
  test('names its visit and its record, also when a program made it full-width or small', () => {
    fc.assert(
      fc.property(serial, code, hash, (event, subject, recordHash) => {
        const mark = rowMark({ serial: event, code: subject, recordHash });
        for (const text of [mark, mark.toLowerCase(), ` ${mark}\n`, mark.replaceAll('0', '０')]) {
          const read = readRowMark(text);
          expect(read).toMatchObject({ ok: true, value: { serial: event, code: subject } });
          expect(read.ok && isOfRecord(read.value, recordHash)).toBe(true);
          expect(read.ok && isOfRecord(read.value, `${recordHash.startsWith('0') ? '1' : '0'}${recordHash.slice(1)}`)).toBe(false);
        }
      }),
    );
  });

  test('is not believed when one character of event, subject or check was changed', () => {
    fc.assert(
      fc.property(
        serial,
        code,
        hash,
        fc.nat(),
        fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
        (event, subject, recordHash, at, other) => {
          const mark = rowMark({ serial: event, code: subject, recordHash });
          const sheet = mark.indexOf('#');
          const place = 4 + (at % (sheet - 4));
          fc.pre(/[0-9A-Z]/.test(mark.charAt(place)) && mark.charAt(place) !== other);
          expect(readRowMark(mark.slice(0, place) + other + mark.slice(place + 1)).ok).toBe(false);
        },
      ),
    );
  });

  test.each(['', '91130123MA00000001', 'FD1/130123-2026-0001/91130199MA0000349D/A', 'FD1/x#0123456789abcdef', '=1+1'])(
    'is not %j',
    (text) => {
      expect(readRowMark(text).ok).toBe(false);
    },
  );
});
