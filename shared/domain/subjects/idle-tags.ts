interface Tagged {
  readonly status: string;
  readonly tags: readonly string[];
}

/** R2: a subject that is no longer in business carries no tag, and so stands in no 专项库. */
export const withoutIdleTags = <Row extends Tagged>(row: Row): Row =>
  row.status === 'active' || row.tags.length === 0 ? row : { ...row, tags: [] };
