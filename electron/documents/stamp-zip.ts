const endMark = 0x06054b50;
const centralMark = 0x02014b50;
const localMark = 0x04034b50;

/** Two bytes of the day and two of the time, as a ZIP has them, in universal time. */
const dosMoment = (at: Date): { readonly day: number; readonly time: number } => ({
  day: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
});

/**
 * Puts one moment in the place of the one each entry was packed at, in the bytes of a ZIP without a comment that was just made; anything else
 * throws.
 */
export const stampZip = (bytes: Uint8Array, at: Date): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { day, time } = dosMoment(at);
  const stamp = (offset: number): void => {
    view.setUint16(offset, time, true);
    view.setUint16(offset + 2, day, true);
  };
  const end = bytes.length - 22;
  if (view.getUint32(end, true) !== endMark) throw new Error('not the end of a ZIP');
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const local = view.getUint32(entry + 42, true);
    if (view.getUint32(entry, true) !== centralMark || view.getUint32(local, true) !== localMark) throw new Error('not an entry of a ZIP');
    stamp(entry + 12);
    stamp(local + 10);
    entry += 46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
};
