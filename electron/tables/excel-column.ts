/** The letters of a column counted from 0: A, Z, AA. */
export const excelColumn = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${excelColumn(Math.floor(index / 26) - 1)}${String.fromCharCode(65 + (index % 26))}`;
