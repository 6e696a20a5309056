import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  copyFileName,
  evidenceBytes,
  givenFileName,
  judgeEvidence,
  kindOfFile,
  type EvidenceFault,
} from '#shared/domain/evidence/evidence-file.ts';
import { aJpeg, aPdf, aPng, aWebp, pngOf } from '#tests/support/evidence-files.ts';

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

describe('what a file of evidence is', () => {
  test.each([
    ['a JPEG', aJpeg(), 'jpeg'],
    ['a JPEG with what a phone put behind it', joined(aJpeg(), latin('MotionPhoto_Data and a film')), 'jpeg'],
    ['a PNG', aPng(), 'png'],
    ['a WebP', aWebp(), 'webp'],
    ['a PDF', aPdf(), 'pdf'],
    ['a PDF that mentions scripts of another kind', aPdf('(/JavaScripts and /LaunchPad)'), 'pdf'],
  ] as const)('%s is told by its content', (_, bytes, format) => {
    expect(judgeEvidence(bytes)).toEqual({ ok: true, value: format });
  });

  const hostile: readonly (readonly [string, Uint8Array, EvidenceFault])[] = [
    ['an empty file', new Uint8Array(0), 'empty'],
    ['one byte more than allowed', joined(aJpeg(), new Uint8Array(evidenceBytes)), 'tooLarge'],
    ['a program called a photo', latin('MZ\x90\0 This program cannot be run in DOS mode'), 'notAccepted'],
    ['a web page', latin('<html><script>alert(1)</script></html>'), 'notAccepted'],
    ['a drawing with a script', latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'notAccepted'],
    ['a ZIP', latin('PK\x03\x04 and more'), 'notAccepted'],
    ['a photo of an iPhone', joined(latin('\0\0\0\x18ftypheic'), new Uint8Array(40)), 'heic'],
    ['three bytes of a JPEG', Uint8Array.from([0xff, 0xd8, 0xff]), 'damaged'],
    ['a JPEG without its end', aJpeg().slice(0, -2), 'damaged'],
    ['a JPEG that was not copied to its pixels', aJpeg().slice(0, 30), 'damaged'],
    ['a JPEG whose segment leads out of it', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2]), 'damaged'],
    ['a JPEG without a size', Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 0xff, 0xd9]), 'damaged'],
    ['half a PNG', aPng().slice(0, 60), 'damaged'],
    ['a PNG with something behind it', joined(aPng(), latin('PK\x03\x04')), 'damaged'],
    ['a PNG of no width', pngOf(0, 10, new Uint8Array(10)), 'damaged'],
    ['a PNG that would fill the memory', pngOf(60_000, 60_000, new Uint8Array(10)), 'tooManyPixels'],
    ['a JPEG that would fill the memory', aJpeg(65_535, 65_535), 'tooManyPixels'],
    ['a WebP that would fill the memory', aWebp(16_000, 16_000), 'tooManyPixels'],
    ['half a WebP', aWebp().slice(0, 28), 'damaged'],
    ['a PDF cut off', aPdf().slice(0, 40), 'damaged'],
    ['a PDF behind a password', aPdf('2 0 obj << /Encrypt 5 0 R >>'), 'locked'],
    ['a PDF with a script', aPdf('<< /S /JavaScript /JS (app.alert) >>'), 'program'],
    ['a PDF that starts a program', aPdf('<< /S/Launch/F(cmd.exe) >>'), 'program'],
  ];
  test.each(hostile)('%s is refused', (_, bytes, fault) => {
    expect(judgeEvidence(bytes)).toEqual({ ok: false, error: fault });
  });

  test('no bytes make it throw, and none that were cut in front of the end of a picture are taken', () => {
    const heads = [aJpeg(), aPng(), aWebp(), aPdf()];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.nat(), fc.uint8Array({ maxLength: 200 }), (whole, cut, tail) => {
        const length = cut % whole.length;
        expect(judgeEvidence(whole.slice(0, length)).ok && length < whole.length - 2).toBe(false);
        judgeEvidence(joined(whole.slice(0, length), tail));
      }),
    );
  });
});

describe('the name of a file of evidence', () => {
  test('is the given one without its folders and without what no file name may hold', () => {
    expect(givenFileName('C:\\照片\\..\\门头.jpg')).toBe('门头.jpg');
    expect(givenFileName('/home/a/门\u202egpj.头?.jpg')).toBe('门gpj.头.jpg');
    expect(givenFileName('../')).toBe('');
    const long = givenFileName(`${'长'.repeat(300)}.jpeg`);
    expect(Array.from(long)).toHaveLength(120);
    expect(long.endsWith('.jpeg')).toBe(true);
  });

  test('of a copy ends as what the file is, and tells files of one name apart', () => {
    expect(copyFileName('门头.exe', 'ab12cd34ef'.padEnd(64, '0'), 'jpeg')).toBe('门头-ab12cd34.jpg');
    expect(copyFileName('.jpg', 'f'.repeat(64), 'pdf')).toBe('evidence-ffffffff.pdf');
  });
});

test('a PDF is a scan where a photo was said, and stays what else was said', () => {
  expect(kindOfFile('photo', 'pdf')).toBe('scan');
  expect(kindOfFile('other', 'pdf')).toBe('other');
  expect(kindOfFile('photo', 'jpeg')).toBe('photo');
});
