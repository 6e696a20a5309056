/** 抽取编号 `<office code>-<year>-<4 digits>`; a training draw (演练) carries the prefix `DRILL-` and can never become real. */
export interface DrawSerial {
  readonly drill: boolean;
  readonly office: string;
  readonly year: number;
  readonly number: number;
}

/** Reads a serial of DRAW-SPEC 3, or gives undefined. */
export const parseSerial = (text: string): DrawSerial | undefined => {
  const parts = /^(DRILL-)?([0-9]{6})-([0-9]{4})-([0-9]{4})$/.exec(text);
  if (!parts) return undefined;
  const [, drill, office = '', year, number] = parts;
  return { drill: drill !== undefined, office, year: Number(year), number: Number(number) };
};

/** The text of a serial; numbers outside four digits are a bug of the caller and throw. */
export const serialText = ({ drill, office, year, number }: DrawSerial): string => {
  const text = `${drill ? 'DRILL-' : ''}${office}-${String(year).padStart(4, '0')}-${String(number).padStart(4, '0')}`;
  if (!parseSerial(text)) throw new Error(`not a serial: ${text}`);
  return text;
};
