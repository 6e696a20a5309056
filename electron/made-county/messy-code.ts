import { creditCodeAlphabet } from '#shared/domain/subjects/credit-code.ts';
import type { MessKind } from './mess-counts.ts';
import type { Random } from './random.ts';

interface CodeMess {
  readonly kind: MessKind;
  readonly share: number;
  readonly fits: (code: string) => boolean;
  readonly spoil: (code: string, random: Random) => string | number | null;
}

const is18 = (code: string): boolean => code.length === 18;

// The shares are those of careful exports; every kind happens at least twice in any file (see `startCodeMess`).
const codeMess: readonly CodeMess[] = [
  { kind: 'registration15AsNumber', share: 0.6, fits: (code) => code.length === 15, spoil: Number },
  // Excel keeps 15 digits of a number, so the last three of a code of digits alone are gone for good.
  { kind: 'creditCodeAsNumber', share: 0.0005, fits: is18, spoil: (code, random) => Number(`${code.slice(0, 8)}${digits7(random)}000`) },
  { kind: 'fullWidthCode', share: 0.004, fits: () => true, spoil: fullWidth },
  { kind: 'lowerCaseCode', share: 0.006, fits: is18, spoil: (code) => code.toLowerCase() },
  { kind: 'spacedCode', share: 0.01, fits: () => true, spoil: (code, random) => random.pick(spacings)(code) },
  { kind: 'hyphenatedCode', share: 0.0008, fits: is18, spoil: (code) => `${code.slice(0, 8)}-${code.slice(8)}` },
  { kind: 'letterForDigit', share: 0.0004, fits: is18, spoil: (code) => code.replace('0', 'O') },
  { kind: 'wrongCheckDigit', share: 0.0002, fits: is18, spoil: wrongCheck },
  { kind: 'blankCode', share: 0.0001, fits: () => true, spoil: () => null },
];

// Ideographic, no-break and plain spaces, a zero-width space, a line break at the end, blanks inside.
const spacings: readonly ((code: string) => string)[] = [
  (code) => `\u3000${code}`,
  (code) => `${code}\u3000`,
  (code) => `${code}\u00a0`,
  (code) => `${code}\u200b`,
  (code) => `${code}\n`,
  (code) => `${code.slice(0, 6)} ${code.slice(6)} `,
];

const digits7 = (random: Random): string => String(random.between(1_000_000, 9_999_999));

function fullWidth(code: string): string {
  return code.replaceAll(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

function wrongCheck(code: string): string {
  const next = (creditCodeAlphabet.indexOf(code.slice(-1)) + 1) % creditCodeAlphabet.length;
  return code.slice(0, -1) + creditCodeAlphabet.charAt(next);
}

export interface SpoiltCode {
  readonly cell: string | number | null;
  readonly kind: MessKind | null;
}

/** Spoils some codes, in file order. What has not happened twice yet comes first, so small files have every kind too. */
export const startCodeMess = (): ((code: string, random: Random) => SpoiltCode) => {
  const owed = [...codeMess, ...codeMess];
  return (code, random) => {
    const owedIndex = random.chance(0.3) ? owed.findIndex(({ fits }) => fits(code)) : -1;
    const [due] = owedIndex < 0 ? [] : owed.splice(owedIndex, 1);
    const mess = due ?? drawn(code, random);
    return mess === undefined ? { cell: code, kind: null } : { cell: mess.spoil(code, random), kind: mess.kind };
  };
};

const drawn = (code: string, random: Random): CodeMess | undefined => {
  let left = random.unit();
  return codeMess.find((mess) => {
    if (!mess.fits(code)) return false;
    left -= mess.share;
    return left < 0;
  });
};
