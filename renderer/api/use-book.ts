import { useApi, useDesk, useShell } from './desk-context.ts';
import { useKeptState } from './use-kept-state.ts';
import type { Result } from '#shared/base/result.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { AppClient } from '#shared/contract/contract.ts';

/** How far a PDF of many pages has come. */
export type BookPhase =
  | { readonly at: 'idle' }
  | { readonly at: 'busy'; readonly done: number; readonly total: number; readonly secondsLeft?: number }
  | { readonly at: 'saved'; readonly name: string }
  | { readonly at: 'cancelled' }
  /** A page could not be had, or the file could not be written. */
  | { readonly at: 'notMade' };

export interface BookPlan {
  /** What the dialog suggests. */
  readonly name: string;
  /** First and last sheet, both counted. */
  readonly from: number;
  readonly to: number;
  readonly pageOf: (api: AppClient, from: number, to: number) => Promise<Result<{ readonly html: string }, AppError>>;
}

interface BookState {
  readonly phase: BookPhase;
  readonly stopping: boolean;
}

const start: BookState = { phase: { at: 'idle' }, stopping: false };
/** Sheets that are laid out together: about half a second of work, after which the count moves and a cancel is heard. */
const sheetsInPart = 20;

/**
 * A PDF of many sheets, laid out part after part with count, remaining time and cancel; nothing is written before it is whole. It goes on
 * and is found again when the page was left meanwhile. `moment` (ISO) is what the file bears.
 */
export const useBook = (word: string, moment: string) => {
  const { kept, now } = useDesk();
  const api = useApi();
  const shell = useShell();
  const [state, put] = useKeptState<BookState>(word, start);
  const isStopping = (): boolean => (kept.getState()[word] as BookState | undefined)?.stopping ?? false; // put there under the same word

  const layOut = async (book: string, { from, to, pageOf }: BookPlan): Promise<'whole' | 'stopped' | 'missing'> => {
    const begun = now();
    const total = to - from + 1;
    for (let next = from; next <= to; next += sheetsInPart) {
      if (isStopping()) return 'stopped';
      const done = next - from;
      const left = done === 0 ? {} : { secondsLeft: Math.ceil((((now() - begun) / done) * (total - done)) / 1000) };
      put({ phase: { at: 'busy', done, total, ...left } });
      const page = await pageOf(api, next, Math.min(to, next + sheetsInPart - 1));
      if (!page.ok || !(await shell.addToBook({ html: page.value.html, at: moment, copies: 1, book }))) return 'missing';
    }
    return isStopping() ? 'stopped' : 'whole';
  };

  return {
    phase: state.phase,
    make: async (plan: BookPlan): Promise<void> => {
      const book = await shell.beginBook(plan.name);
      if (book === null) return;
      put({ phase: { at: 'busy', done: 0, total: plan.to - plan.from + 1 }, stopping: false });
      const end = await layOut(book.token, plan);
      const saved = await shell.endBook({ book: book.token, keep: end === 'whole', at: moment });
      put({
        phase: saved ? { at: 'saved', name: saved.name } : end === 'stopped' ? { at: 'cancelled' } : { at: 'notMade' },
        stopping: false,
      });
    },
    cancel: () => {
      put({ stopping: true });
    },
    reset: () => {
      put({ phase: { at: 'idle' } });
    },
  };
};
