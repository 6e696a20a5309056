/**
 * What can be wrong with a cell, a row or a column (UX 17, DOMAIN 7.3). F was put right without a question and is listed, W was
 * taken over and wants a look, E keeps the row outside the library until somebody decides. Codes are stable and never reused.
 */
export const problemCodes = [
  'E101', // a required cell is empty
  'E102', // wrong check digit
  'E103', // a code became a number and lost digits
  'E104', // no code at all
  'E105', // no date
  'E106', // day and month cannot be told apart
  'E107', // the cell holds an Excel error
  'E108', // a word that must be known is not
  'E109', // not a number where one is needed
  'E110', // the same code with another name
  'E113', // a list of ratings names a code that the library does not know
  'E112', // the same identity number for two people
  'W102', // a forbidden letter became the digit it looks like
  'W104', // a 15-digit registration number
  'W105', // a 13-digit registration number
  'W106', // a registration number with a wrong check digit, kept
  'W201', // a whole column of date serials
  'W202', // a date before 1949 or in the future
  'W203', // a formula: its stored value was taken
  'W204', // a merged cell that was not filled down
  'W205', // hidden rows are imported as well
  'W206', // the same name under another code
  'W207', // a telephone number that cannot be one
  'W208', // a name of unusual length
  'W209', // the region differs from the one inside the code
  'W210', // a word that is not known; the cell was left empty
  'W211', // a cell that should be filled is empty
  'W212', // a text longer than its field
  'W213', // a business line that is not known
  'W214', // a certificate number of unusual shape
  'W215', // a recusal whose subject code cannot be read
  'W216', // a leave whose days cannot be read
  'W217', // a character that was damaged before the file came here
  'F301', // blanks, line breaks and invisible characters removed
  'F302', // full-width characters made half-width
  'F303', // small letters, hyphens, quotation marks in a code
  'F304', // a whole number made a text again
  'F305', // a date written in another way
  'F306', // a telephone number tidied
  'F307', // a word replaced by the one the product uses
  'F308', // rows of the same code and name merged
  'F309', // a merged cell filled down
  'F310', // the certificate number serves as staff number
  'F311', // a column of identity numbers was not taken over
  'F320', // a total row skipped
  'F321', // a repeated header or title skipped
  'F322', // a sample row skipped
  'F323', // a line about who made the table skipped
  'F324', // a hidden row left out
  'F326', // tags of a subject that is not in business
  'F325', // a row left out because a person said so
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export type ProblemLevel = 'fixed' | 'look' | 'mustFix';

export interface ImportProblem {
  /** As Excel counts; a problem of a whole column names the first row it was met in. */
  readonly row: number;
  /** The clerk's own header; empty when the whole row is meant. */
  readonly column: string;
  /** The library's name for the column; empty when the whole row is meant. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly level: ProblemLevel;
  readonly found: string;
  readonly suggestion?: readonly string[];
  /** The other row that the problem is about, such as the one this row was merged into. */
  readonly partner?: number;
}

/** All problems of one code in one column, with the first of them as example. */
export interface ProblemGroup {
  readonly code: ProblemCode;
  readonly level: ProblemLevel;
  readonly column: string;
  readonly field: string;
  readonly count: number;
  readonly example: string;
}

/** The level is the first letter of the code, so that the two cannot contradict each other. */
export const problemLevel = (code: ProblemCode): ProblemLevel => {
  if (code.startsWith('E')) return 'mustFix';
  return code.startsWith('W') ? 'look' : 'fixed';
};
