/** ISO/IEC 18004, level M, versions 1 to 10: all codewords, those for correction in each block, and the blocks. */
const versions = [
  { total: 26, correction: 10, blocks: 1 },
  { total: 44, correction: 16, blocks: 1 },
  { total: 70, correction: 26, blocks: 1 },
  { total: 100, correction: 18, blocks: 2 },
  { total: 134, correction: 24, blocks: 2 },
  { total: 172, correction: 16, blocks: 4 },
  { total: 196, correction: 18, blocks: 4 },
  { total: 242, correction: 22, blocks: 4 },
  { total: 292, correction: 22, blocks: 5 },
  { total: 346, correction: 26, blocks: 5 },
] as const;

type Shape = (typeof versions)[number];

const dataLength = ({ total, correction, blocks }: Shape): number => total - correction * blocks;

/** Powers of two in the field of 256 elements with the polynomial 0x11d, and back. */
const powers = new Uint8Array(510);
const logarithms = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  powers[exponent] = value;
  powers[exponent + 255] = value;
  logarithms[value] = exponent;
  value = value < 128 ? value << 1 : (value << 1) ^ 0x11d;
}
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : (powers[(logarithms[a] ?? 0) + (logarithms[b] ?? 0)] ?? 0));

/** The polynomial whose roots are the first `degree` powers of two, highest coefficient left out because it is 1. */
const generator = (degree: number): Uint8Array => {
  let found = Uint8Array.of(1);
  for (let root = 0; root < degree; root += 1) {
    const next = new Uint8Array(found.length + 1);
    found.forEach((coefficient, at) => {
      next[at] = (next[at] ?? 0) ^ coefficient;
      next[at + 1] = (next[at + 1] ?? 0) ^ times(coefficient, powers[root] ?? 0);
    });
    found = next;
  }
  return found.subarray(1);
};

/** The remainder of a Reed-Solomon block. */
const correctionOf = (data: Uint8Array, divisor: Uint8Array): Uint8Array => {
  const rest = new Uint8Array(divisor.length);
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[rest.length - 1] = 0;
    divisor.forEach((coefficient, at) => {
      rest[at] = (rest[at] ?? 0) ^ times(coefficient, factor);
    });
  }
  return rest;
};

/** Mode, length, bytes, end mark and padding. */
const dataCodewords = (bytes: Uint8Array, version: number, length: number): Uint8Array => {
  const bits: number[] = [];
  const put = (value: number, width: number): void => {
    for (let at = width - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, length * 8 - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < length * 8; pad = pad === 0xec ? 0x11 : 0xec) put(pad, 8);
  return Uint8Array.from({ length }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((value, bit) => (value << 1) | bit, 0));
};

/** Cuts the data into blocks, the shorter ones first, and deals data and corrections out in turns. */
const interleaved = (data: Uint8Array, { blocks, correction }: Shape): number[] => {
  const short = Math.floor(data.length / blocks);
  const longer = data.length % blocks;
  const divisor = generator(correction);
  const parts: Uint8Array[] = [];
  for (let block = 0, at = 0; block < blocks; block += 1) {
    const end = at + short + (block >= blocks - longer ? 1 : 0);
    parts.push(data.slice(at, end));
    at = end;
  }
  const corrections = parts.map((part) => correctionOf(part, divisor));
  const dealt = (lists: readonly Uint8Array[], longest: number): number[] =>
    Array.from({ length: longest }, (_, at) => lists.flatMap((list) => (at < list.length ? [list[at] ?? 0] : []))).flat();
  return [...dealt(parts, short + (longer > 0 ? 1 : 0)), ...dealt(corrections, correction)];
};

/** The remainder of a BCH code, appended to what it protects. */
const protectedBits = (value: number, width: number, divisor: number): number => {
  let rest = value << width;
  for (let bit = 31 - Math.clz32(rest); bit >= width; bit = 31 - Math.clz32(rest)) rest ^= divisor << (bit - width);
  return (value << width) | rest;
};

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The modules of one code while it is made: dark or light, and whether a module belongs to a pattern that no data may use. */
class Board {
  readonly size: number;
  private readonly version: number;
  private readonly dark: Uint8Array;
  private readonly fixed: Uint8Array;

  constructor(version: number) {
    this.version = version;
    this.size = version * 4 + 17;
    this.dark = new Uint8Array(this.size ** 2);
    this.fixed = new Uint8Array(this.size ** 2);
    this.placePatterns();
  }

  isDark(x: number, y: number): boolean {
    return this.dark[y * this.size + x] === 1;
  }

  placeData(codewords: readonly number[], mask: number): void {
    const masked = masks[mask] ?? (() => false);
    let bit = 0;
    for (let right = this.size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5; // the column of the timing pattern
      const upwards = ((right + 1) & 2) === 0;
      for (let step = 0; step < this.size; step += 1) {
        const y = upwards ? this.size - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (this.fixed[y * this.size + x] === 1) continue;
          const dark = (((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
          this.dark[y * this.size + x] = dark !== masked(x, y) ? 1 : 0;
          bit += 1;
        }
      }
    }
    this.placeFormat(mask);
  }

  private fix(x: number, y: number, dark: boolean): void {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.dark[y * this.size + x] = dark ? 1 : 0;
    this.fixed[y * this.size + x] = 1;
  }

  private placePatterns(): void {
    const last = this.size - 7;
    for (let at = 0; at < this.size; at += 1) {
      this.fix(6, at, at % 2 === 0);
      this.fix(at, 6, at % 2 === 0);
    }
    for (const [x, y] of [
      [3, 3],
      [last + 3, 3],
      [3, last + 3],
    ] as const)
      this.square(x, y, 4, (ring) => ring !== 2 && ring !== 4);
    const centres = this.version === 1 ? [] : this.version < 7 ? [6, last] : [6, (last + 6) / 2, last];
    for (const x of centres) {
      for (const y of centres) {
        const inFinder = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6);
        if (!inFinder) this.square(x, y, 2, (ring) => ring !== 1);
      }
    }
    this.placeFormat(0);
    if (this.version < 7) return;
    const bits = protectedBits(this.version, 12, 0x1f25);
    for (let at = 0; at < 18; at += 1) {
      const [across, along] = [this.size - 11 + (at % 3), Math.floor(at / 3)];
      this.fix(across, along, ((bits >> at) & 1) === 1);
      this.fix(along, across, ((bits >> at) & 1) === 1);
    }
  }

  private square(x: number, y: number, radius: number, darkRing: (ring: number) => boolean): void {
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) this.fix(x + dx, y + dy, darkRing(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }

  /** Level M is 00, so that the five bits are those of the mask alone. */
  private placeFormat(mask: number): void {
    const bits = protectedBits(mask, 10, 0x537) ^ 0x5412;
    for (let at = 0; at < 15; at += 1) {
      const dark = ((bits >> at) & 1) === 1;
      this.fix(8, at < 6 ? at : at < 8 ? at + 1 : this.size - 15 + at, dark);
      this.fix(at < 8 ? this.size - 1 - at : at === 8 ? 7 : 14 - at, 8, dark);
    }
    this.fix(8, this.size - 8, true);
  }
}

const finderLike = /(?=10111010000|00001011101)/g;

/** How hard a code is to read: long runs, squares of one colour, look-alikes of the corner patterns, too dark or too light. */
const penaltyOf = (board: Board): number => {
  const { size } = board;
  const lines = Array.from({ length: size }, (_, a) => [
    Array.from({ length: size }, (__, b) => (board.isDark(b, a) ? '1' : '0')).join(''),
    Array.from({ length: size }, (__, b) => (board.isDark(a, b) ? '1' : '0')).join(''),
  ]).flat();
  let penalty = 0;
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) penalty += run.length - 2;
    penalty += (line.match(finderLike)?.length ?? 0) * 40;
  }
  let dark = 0;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const own = board.isDark(x, y);
      if (own) dark += 1;
      const square =
        x > 0 && y > 0 && own === board.isDark(x - 1, y) && own === board.isDark(x, y - 1) && own === board.isDark(x - 1, y - 1);
      if (square) penalty += 3;
    }
  }
  return penalty + Math.floor(Math.abs((dark * 20) / size ** 2 - 10)) * 10;
};

const pathOf = (board: Board): string => {
  const parts: string[] = [];
  for (let y = 0; y < board.size; y += 1) {
    for (let x = 0; x < board.size; x += 1) {
      const start = x;
      while (x < board.size && board.isDark(x, y)) x += 1;
      if (x > start) parts.push(`M${start} ${y}h${x - start}v1h-${x - start}z`);
    }
  }
  return parts.join('');
};

/**
 * The QR code of up to 213 bytes at level M (a seventh of it may be lost), in the smallest version that holds them and with the mask of the
 * least penalty: the same bytes always give the same code. More bytes are a bug of the caller and throw.
 */
export const qrCode = (bytes: Uint8Array): { readonly modules: number; readonly path: string } => {
  const index = versions.findIndex((shape, at) => dataLength(shape) - (at < 9 ? 2 : 3) >= bytes.length);
  const shape = versions[index];
  if (!shape) throw new Error(`${bytes.length} bytes do not fit`);
  const codewords = interleaved(dataCodewords(bytes, index + 1, dataLength(shape)), shape);
  const boards = masks.map((_, mask) => {
    const board = new Board(index + 1);
    board.placeData(codewords, mask);
    return { board, penalty: penaltyOf(board) };
  });
  const [best] = boards.toSorted((a, b) => a.penalty - b.penalty);
  if (!best) throw new Error('no mask');
  return { modules: best.board.size, path: pathOf(best.board) };
};
