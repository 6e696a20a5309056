import lines from '#resources/lines.json' with { type: 'json' };

/** The business lines with their numbers, in the order of the numbers. */
export const businessLines: readonly { readonly number: number; readonly name: string }[] = lines;

export const nameOfLine = (number: number): string => lines.find((line) => line.number === number)?.name ?? String(number);
