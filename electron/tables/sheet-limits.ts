/** Columns beyond this one hold no table of a bureau, but a stray cell there would make every row 16,384 cells wide. */
export const mostColumns = 256;

export const mostMerges = 50_000;

/** As many as a sheet of Excel has; a text table could have any number. */
export const mostRows = 1_048_576;
