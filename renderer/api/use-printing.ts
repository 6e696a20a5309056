import { useState } from 'react';
import type { Result } from '#shared/base/result.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { useShell } from './desk-context.ts';

export type PrintPhase =
  | { readonly at: 'idle' }
  | { readonly at: 'busy' }
  | { readonly at: 'printed' }
  | { readonly at: 'notPrinted' }
  /** The page itself could not be had. */
  | { readonly at: 'notMade' }
  | { readonly at: 'saved'; readonly name: string };

type AskedPage = () => Promise<Result<{ readonly html: string }, AppError>>;

interface Printing {
  readonly phase: PrintPhase;
  readonly print: (page: AskedPage, copies: number) => Promise<void>;
  /** As a PDF; `name` is what the dialog suggests. */
  readonly save: (page: AskedPage, name: string) => Promise<void>;
  readonly reset: () => void;
}

/** Pages that the backend makes, sent to the printer or into a PDF by the shell; `moment` (ISO) is what a PDF bears. */
export const usePrinting = (moment: string): Printing => {
  const shell = useShell();
  const [phase, setPhase] = useState<PrintPhase>({ at: 'idle' });
  const withPage = async (page: AskedPage, work: (html: string) => Promise<PrintPhase>): Promise<void> => {
    setPhase({ at: 'busy' });
    const answer = await page();
    setPhase(answer.ok ? await work(answer.value.html) : { at: 'notMade' });
  };
  return {
    phase,
    print: (page, copies) =>
      withPage(page, async (html) => ({ at: (await shell.printPage({ html, at: moment, copies })) ? 'printed' : 'notPrinted' })),
    save: (page, name) =>
      withPage(page, async (html) => {
        const saved = await shell.savePage({ html, at: moment, copies: 1, name });
        // Closing the dialog is no failure, and what could not be written the shell has said.
        return saved === null ? { at: 'idle' } : { at: 'saved', name: saved.name };
      }),
    reset: () => {
      setPhase({ at: 'idle' });
    },
  };
};
