import { crc32, deflateSync } from 'node:zlib';

const big32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([big32(data.length), body, big32(crc32(body))]);
};

export const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A head that says any size, over the pixels of a small picture. */
export const pngOf = (width: number, height: number, pixels: Uint8Array): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      pngHead,
      chunk('IHDR', Buffer.concat([big32(width), big32(height), Buffer.from([8, 2, 0, 0, 0])])),
      chunk('IDAT', deflateSync(pixels)),
      chunk('IEND', new Uint8Array(0)),
    ]),
  );

/** A picture that can be shown: a field of one shade with a lighter frame; another `shade` gives other bytes. */
export const aPng = (shade = 120, width = 96, height = 64): Uint8Array => {
  const row = (y: number): Buffer => {
    const line = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x += 1) {
      const edge = x < 4 || y < 4 || x >= width - 4 || y >= height - 4;
      line.set(edge ? [235, 235, 235] : [shade, (shade * 3 + x) % 256, (shade * 7 + y) % 256], 1 + x * 3);
    }
    return line;
  };
  return pngOf(width, height, Buffer.concat(Array.from({ length: height }, (_, y) => row(y))));
};

const jpegSegment = (marker: number, data: readonly number[]): readonly number[] => {
  const length = data.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...data];
};

/** Whole by its markers; no program has drawn it. */
export const aJpeg = (width = 4000, height = 3000): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xd8],
    ...jpegSegment(0xe1, [...Buffer.from('Exif\0\0', 'latin1'), 1, 2, 3]),
    ...jpegSegment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    ...jpegSegment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x12, 0x34, 0xff, 0x00, 0x56],
    ...[0xff, 0xd9],
  ]);

const little32 = (value: number): readonly number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];

/** The extended kind of WebP with its size in the head. */
export const aWebp = (width = 640, height = 480): Uint8Array => {
  const body = [
    ...Buffer.from('WEBPVP8X', 'latin1'),
    ...little32(10),
    ...[0, 0, 0, 0],
    ...little32(width - 1).slice(0, 3),
    ...little32(height - 1).slice(0, 3),
  ];
  return Uint8Array.from([...Buffer.from('RIFF', 'latin1'), ...little32(body.length), ...body]);
};

export const aPdf = (objects = '1 0 obj << /Type /Catalog >> endobj'): Uint8Array =>
  new Uint8Array(Buffer.from(`%PDF-1.7\n${objects}\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`, 'latin1'));
