const tenThousand = 10_000;
const mostPpm = 1_000_000;

/** Full-width digits, point and percent sign as an input method leaves them become plain ones. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s%]/g, '')
    .replace(/\u3002/g, '.');

/**
 * Parts per million of a percentage as typed, from its digits alone: a float would make 0.07 % of something else. Null when it is not a number
 * from 0 to 100 with at most four places, which is as fine as parts per million go.
 */
export const ppmOf = (typed: string): number | null => {
  const [, whole, places = ''] = /^(\d{1,3})(?:\.(\d{0,4}))?$/.exec(plain(typed)) ?? [];
  if (whole === undefined) return null;
  const ppm = Number(whole) * tenThousand + Number(places.padEnd(4, '0'));
  return ppm <= mostPpm ? ppm : null;
};

/** The shortest percentage that `ppmOf` reads back as the same number. */
export const percentText = (ppm: number): string => {
  const rest = ppm % tenThousand;
  const whole = String((ppm - rest) / tenThousand);
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(4, '0').replace(/0+$/, '')}`;
};
