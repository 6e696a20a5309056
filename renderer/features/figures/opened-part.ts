import type { FigureKey, FigurePart } from '#shared/domain/figures/figures.ts';

/** The number that was opened. */
export interface OpenedPart {
  readonly figure: FigureKey;
  readonly part: FigurePart;
}
