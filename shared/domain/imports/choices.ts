/** What a person decided about a table; everything that is missing is found out by the engine. Columns count from 0. */
export interface ImportChoices {
  /** Excel row the header begins in. */
  readonly headerRow?: number | undefined;
  /** The field of a column; an empty text leaves the column out. */
  readonly columns?: ReadonlyMap<number, string> | undefined;
  /** By Excel row and field: the text that stands in place of the cell, checked like any other. */
  readonly cells?: ReadonlyMap<number, ReadonlyMap<string, string>> | undefined;
  readonly leaveHidden?: boolean | undefined;
  /** Excel rows that stay in the file. */
  readonly leaveRows?: ReadonlySet<number> | undefined;
}

export const noChoices: ImportChoices = {};
