/** What the records of an old workbook say about it before anything is made of them. */
export interface BiffFacts {
  /** 2, 3, 4, 5 (also for 7) or 8. */
  readonly version: number;
  readonly encrypted: boolean;
  /** Every record is whole, every part has its end, and there are as many sheets as are named. */
  readonly whole: boolean;
}

/**
 * Walks the records of a BIFF stream ([MS-XLS] 2.1.4), which is cheap: type and length, nothing else. SheetJS takes what it finds in a stream
 * that was cut off and says nothing of the rest; its rows would be lost unseen. Undefined when the stream begins like no workbook.
 */
export const biffFacts = (stream: Buffer): BiffFacts | undefined => {
  const version = stream.length < 8 ? undefined : versionOf(stream);
  if (version === undefined) return undefined;
  let [depth, named, ended] = [0, 0, 0];
  let encrypted = false;
  for (let at = 0; at + 4 <= stream.length;) {
    const type = stream.readUInt16LE(at);
    const end = at + 4 + stream.readUInt16LE(at + 2);
    // Streams are padded behind their last end.
    if (depth === 0 && !beginnings.has(type)) break;
    if (end > stream.length) return { version, encrypted, whole: false };
    if (beginnings.has(type)) depth += 1;
    else if (type === boundSheet) named += 1;
    else if (type === filePass) encrypted = true;
    else if (type === endOfPart) {
      depth -= 1;
      if (depth === 0) ended += 1;
    }
    at = end;
  }
  // Up to version 4 the sheet is all there is; later ones have a part that names the sheets before them.
  return { version, encrypted, whole: depth === 0 && ended > named };
};

const endOfPart = 0x0a;
const filePass = 0x2f;
const boundSheet = 0x85;
const beginnings: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);

const versionOf = (stream: Buffer): number | undefined => {
  const length = stream.readUInt16LE(2);
  if (length < 4 || length > 16) return undefined;
  switch (stream.readUInt16LE(0)) {
    case 0x0009:
      return 2;
    case 0x0209:
      return 3;
    case 0x0409:
      return 4;
    case 0x0809:
      return stream.readUInt16LE(4) === 0x0600 ? 8 : 5;
    default:
      return undefined;
  }
};
