/** Rows of 16-bit numbers, one behind the other: characters of texts, or classes of readings. */
export interface UnitRows {
  readonly units: Uint16Array;
  /** Where each row ends. What separates two rows may stand at the beginning of the second one, as a number that nothing looks for. */
  readonly ends: Uint32Array;
}

/** The rows of `units`, each of which is closed by `separator`; rows that are not closed are none. */
export const rowsClosedBy = (units: Uint16Array, separator: number): UnitRows => {
  let rows = 0;
  for (const unit of units) if (unit === separator) rows += 1;
  const ends = new Uint32Array(rows);
  let row = 0;
  for (let at = 0; at < units.length; at += 1) {
    if (units[at] !== separator) continue;
    ends[row] = at;
    row += 1;
  }
  return { units, ends };
};
