import type { Mark } from '#renderer/ui/StatusMark.tsx';
import type { ImportAnswer } from '#shared/contract/bundles.ts';

type Outcome = ImportAnswer['result']['outcome'];

const quiet: ReadonlySet<Outcome> = new Set(['ACCEPT', 'DUPLICATE']);

/** Whatever was not simply taken in wants a glance; its sentence says what the other office has to do. */
export const outcomeMark = (outcome: Outcome): Mark => (quiet.has(outcome) ? 'done' : 'look');
