import { expect, it } from 'vitest';
import { withPdfDate } from '#electron/shell/pdf-date.ts';

const pdf = (at: string): Uint8Array =>
  Buffer.from(`%PDF-1.4\n%\u00e2\u00e3\n<</Producer (Skia)\n/CreationDate (D:${at}+00'00')\n/ModDate (D:${at}+00'00')>>\nxref\n`, 'latin1');

it('gives a PDF the moment of the draw, and every other byte stays where it is', () => {
  const made = pdf('20261128213746');
  const stamped = withPdfDate(made, '2026-03-02T09:00:00+08:00');
  expect(Buffer.from(stamped)).toEqual(Buffer.from(pdf('20260302010000')));
  expect(stamped.length).toBe(made.length);
  expect(Buffer.from(withPdfDate(pdf('20270101000000'), '2026-03-02T09:00:00+08:00'))).toEqual(Buffer.from(stamped));
});
