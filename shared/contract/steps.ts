import type { ImportKind } from './imports.ts';

/** Something a person did in this window and may want back, as far as words need it. */
export type StepFacts =
  | { readonly kind: 'subjectEdit'; readonly fields: readonly string[] }
  | { readonly kind: 'subjectTag'; readonly action: 'add' | 'remove'; readonly tag: string; readonly subjects: number }
  | { readonly kind: 'inspector'; readonly name: string }
  | { readonly kind: 'item'; readonly name: string }
  | { readonly kind: 'itemRemoved'; readonly code: string }
  | { readonly kind: 'import'; readonly library: ImportKind; readonly fileName: string };
