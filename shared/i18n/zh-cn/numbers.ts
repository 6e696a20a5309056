const grouped = new Intl.NumberFormat('zh-CN');

/** With thousands separators; the unit follows in the sentence. */
export const count = (value: number): string => grouped.format(value);

/** Tenths of a point as people read them: 12.5, or 20 without a tenth. */
export const pointsText = (tenths: number): string => String(tenths / 10);

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** All offices are in one time zone, whatever the computer believes: eight hours ahead, read back with the UTC getters. */
const officeClock = (iso: string): Date | null => {
  const moment = Date.parse(iso.length === 10 ? `${iso}T00:00:00+08:00` : iso);
  return Number.isNaN(moment) ? null : new Date(moment + 8 * 3_600_000);
};

/** 2021年3月18日 of an ISO day or moment, as official papers are dated; what is not a date stays as it is. */
export const plainDayText = (iso: string): string => {
  const date = officeClock(iso);
  return date ? `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日` : iso;
};

/** 2021年3月18日（周四） of an ISO day or moment; what is not a date stays as it is. */
export const dayText = (iso: string): string => {
  const date = officeClock(iso);
  return date ? `${plainDayText(iso)}（周${weekdays[date.getUTCDay()] ?? ''}）` : iso;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** 11月16日 17:42 */
export const momentText = (iso: string): string => {
  const date = officeClock(iso);
  if (!date) return iso;
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 ${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
};

/** 2026-11-16 17:42:03, for ledgers where the order of moments matters. */
export const preciseMomentText = (iso: string): string => officeClock(iso)?.toISOString().slice(0, 19).replace('T', ' ') ?? iso;

/** 412 MB and the like, in steps of 1,024. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1024 * 1024) return `${count(Math.max(1, Math.round(bytes / 1024)))} KB`;
  if (bytes < 1024 * 1024 * 1024) return `${count(Math.round(bytes / 1024 / 1024))} MB`;
  return `${(bytes / 1024 / 1024 / 1024).toFixed(1)} GB`;
};

/** KiB as MiB with two places at most. */
export const megabytesOf = (kibibytes: number): number => Math.round((kibibytes / 1024) * 100) / 100;

/** A mail limit in KiB as it was set: unlike the size of a file it is not rounded to whole megabytes. */
export const mailLimitText = (limitKiB: number): string => (limitKiB < 1024 ? `${limitKiB} KB` : `${megabytesOf(limitKiB)} MB`);

/** One subject's chance as `oneIn` of the domain rounds it. */
export const chanceText = (oneIn: number): string => (oneIn === 0 ? '不抽' : `约 1/${count(oneIn)}`);

/** 1、3至6: numbers in their order, three and more in a row drawn together. */
export const numbersText = (numbers: readonly number[]): string => {
  const runs: { readonly from: number; readonly to: number }[] = [];
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last?.to === number - 1) runs[runs.length - 1] = { ...last, to: number };
    else runs.push({ from: number, to: number });
  }
  const runText = (from: number, to: number): string => {
    if (from === to) return String(from);
    return to === from + 1 ? `${String(from)}、${String(to)}` : `${String(from)}至${String(to)}`;
  };
  return runs.map(({ from, to }) => runText(from, to)).join('、');
};
