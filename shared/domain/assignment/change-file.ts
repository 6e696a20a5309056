import { canonicalJson } from '#shared/base/canonical-json.ts';

/** Why somebody leaves a team after the draw (R33): recusal, leave, another post, a certificate that ran out, anything else. */
export const changeReasons = ['recusal', 'leave', 'moved', 'certificate', 'other'] as const;
export type ChangeReason = (typeof changeReasons)[number];

/** 重新抽取 draws the team of one visit again; 指定 puts a person of choice in another's place, and says so for ever. */
export type ChangeKind = 'redrawn' | 'designated';

/**
 * One change of a team after the draw, as it stands in `change.<number>.json` of the record folder. `prev` is the SHA-256 of the change before,
 * of the record for the first. `run` counts the runs of this subject, `joining` is who was chosen by hand; the other of the two is null.
 */
export interface TeamChange {
  readonly serial: string;
  readonly number: number;
  readonly prev: string;
  readonly kind: ChangeKind;
  readonly subject: string;
  readonly leaving: string;
  readonly joining: string | null;
  readonly run: number | null;
  readonly reason: ChangeReason;
  readonly note: string;
  readonly at: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The exact text of a change: canonical JSON without a final line feed. */
export const changeText = (change: TeamChange): string => canonicalJson(change);

/** Three digits keep the files in order; a thousandth change of one event is a bug of the caller. */
export const changeName = (number: number): string => {
  if (number < 1 || number > 999) throw new Error('too many changes');
  return `change.${String(number).padStart(3, '0')}.json`;
};

/** Reads a change strictly: the one text that `changeText` would write is accepted, every other gives undefined. */
export const parseChange = (text: string): TeamChange | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // JSON.parse reports malformed text only by throwing.
    return undefined;
  }
  return isChange(value) && canonicalJson(value) === text ? value : undefined;
};

const textKeys = ['serial', 'prev', 'kind', 'subject', 'leaving', 'reason', 'note', 'at'] as const;

const isChange = (value: unknown): value is TeamChange => {
  if (typeof value !== 'object' || value === null) return false;
  const member = (key: string): unknown =>
    Object.hasOwn(value, key) ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
  const isList = (key: string): boolean => {
    const list = member(key);
    return Array.isArray(list) && list.length <= 8 && list.every((id) => typeof id === 'string');
  };
  const byChoice = member('kind') === 'designated';
  return (
    Object.keys(value).length === textKeys.length + 5 &&
    textKeys.every((key) => typeof member(key) === 'string') &&
    Number.isSafeInteger(member('number')) &&
    (byChoice || member('kind') === 'redrawn') &&
    changeReasons.some((reason) => reason === member('reason')) &&
    (byChoice
      ? typeof member('joining') === 'string' && member('run') === null
      : member('joining') === null && Number.isSafeInteger(member('run'))) &&
    isList('before') &&
    isList('after')
  );
};
