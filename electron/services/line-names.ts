import lines from '#resources/lines.json' with { type: 'json' };

export const nameOfLine = (number: number): string => lines.find((line) => line.number === number)?.name ?? String(number);
