/** A result as the radar sees it: who entered what, when. */
export interface WatchedResult {
  readonly code: string;
  readonly enteredBy: string;
  /** ISO time of the entry. */
  readonly enteredAt: string;
  /** Change number of the entry; results of one table that was brought back share it. */
  readonly entry: number;
  readonly inspectedOn: string;
  readonly outcomes: readonly string[];
  /** What was written at items and as a remark. */
  readonly texts: readonly string[];
}

/** 随意录入 and 走形式 (DOMAIN 52): what a reviewer should look at twice. None of them forbids anything. */
export const radarFlags = ['sameMinute', 'copiedText', 'beforeDraw', 'allNoIssue'] as const;
export type RadarFlag = (typeof radarFlags)[number];

/** So many entries of one person within a minute are more than anybody types from paper. */
const entriesInMinute = 4;
/** A shorter text is the same by chance. */
const copiedLength = 8;
const copiedTimes = 3;
/** An event so large is not without any finding. */
const manyResults = 20;

const groupSizes = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return sizes;
};

/** How many entries fall into each minute of a person; what one table brought was typed elsewhere and is one entry. */
const entriesOfMinutes = (results: readonly WatchedResult[]): ReadonlyMap<string, number> => {
  const entries = new Map<string, Set<number>>();
  for (const result of results) {
    const minute = minuteOf(result);
    entries.set(minute, (entries.get(minute) ?? new Set()).add(result.entry));
  }
  return new Map([...entries].map(([minute, numbers]) => [minute, numbers.size]));
};

const minuteOf = ({ enteredBy, enteredAt }: WatchedResult): string => `${enteredBy} ${enteredAt.slice(0, 16)}`;
const longTexts = ({ texts }: WatchedResult): readonly string[] => [
  ...new Set(texts.map((text) => text.replace(/\s+/gu, '')).filter((text) => Array.from(text).length >= copiedLength)),
];

/**
 * What is conspicuous about the results of one event, by code; a result without a flag has no entry. `drawnOn` is the day of the draw. The order
 * of the results does not matter.
 */
export const radarOf = (results: readonly WatchedResult[], drawnOn: string): ReadonlyMap<string, readonly RadarFlag[]> => {
  const minutes = entriesOfMinutes(results);
  const texts = groupSizes(results.flatMap(longTexts));
  const all = results.length >= manyResults && results.every(({ outcomes }) => outcomes.length === 1 && outcomes[0] === 'NO_ISSUE');
  const flagsOf = (result: WatchedResult): readonly RadarFlag[] => {
    const seen: Readonly<Record<RadarFlag, boolean>> = {
      sameMinute: (minutes.get(minuteOf(result)) ?? 0) >= entriesInMinute,
      copiedText: longTexts(result).some((text) => (texts.get(text) ?? 0) >= copiedTimes),
      beforeDraw: result.inspectedOn < drawnOn || result.inspectedOn > result.enteredAt.slice(0, 10),
      allNoIssue: all,
    };
    return radarFlags.filter((flag) => seen[flag]);
  };
  return new Map(results.map((result) => [result.code, flagsOf(result)] as const).filter(([, flags]) => flags.length > 0));
};
