import type { ExclusionCause } from '#shared/domain/schemes/tiers.ts';
import type { DrawSettings } from './schemes.ts';

/** The rules of an event that are read out before both parties commit (UX 11 step 2). */
export interface DrawRules extends Pick<
  DrawSettings,
  'quantity' | 'rounding' | 'teamMode' | 'pairRotation' | 'balanceYear' | 'avoidLast' | 'area'
> {
  /** Those who stand in the list and do not take part, by cause. */
  readonly leftOut: readonly { readonly cause: ExclusionCause; readonly subjects: number }[];
  readonly teamSize: number;
  /** Most visits of one inspector. */
  readonly inspectorCap: number;
}
