import { encode } from 'uqr';

/**
 * The QR code of up to 2,331 bytes at level M (a seventh of it may be lost), in the smallest version that holds them: the same bytes always give
 * the same code. `path` is SVG with one unit a module. More bytes are a bug of the caller and throw.
 */
export const qrCode = (bytes: Uint8Array): { readonly modules: number; readonly path: string } => {
  const { size, data } = madeCode(bytes);
  return { modules: size, path: data.map(lineOf).join('') };
};

const madeCode = (bytes: Uint8Array) => {
  try {
    return encode(Array.from(bytes), { ecc: 'M', boostEcc: false, border: 0 });
  } catch (cause) {
    throw new Error(`${bytes.length} bytes do not fit`, { cause });
  }
};

/** The dark runs of one line. */
const lineOf = (line: readonly boolean[], y: number): string => {
  const parts: string[] = [];
  for (let x = 0; x < line.length; x += 1) {
    const start = x;
    while (line[x] === true) x += 1;
    if (x > start) parts.push(`M${start} ${y}h${x - start}v1h-${x - start}z`);
  }
  return parts.join('');
};
