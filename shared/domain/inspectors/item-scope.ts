interface Person {
  readonly lines: readonly number[];
  /** Codes of items; empty = every item of the lines. */
  readonly itemCodes: readonly string[];
}

interface ScopeItem {
  readonly code: string;
  readonly line: number;
}

/**
 * The business lines a person stands for when these items are inspected (R3): one of his or her own whose chosen items all are among those he
 * or she may inspect. A person without a list of items may inspect every item of the lines.
 */
export const linesForItems = ({ lines, itemCodes }: Person, items: readonly ScopeItem[]): readonly number[] =>
  itemCodes.length === 0
    ? lines
    : lines.filter((line) => items.filter((item) => item.line === line).every(({ code }) => itemCodes.includes(code)));
