import type { Answer } from '#shared/contract/define.ts';
import type { AppContract } from '#shared/contract/contract.ts';
import { useCallback, useEffect, useId } from 'react';
import { useStore } from 'zustand';
import { idle, type CommandInput, type CommandName, type CommandPhaseOf } from './command-store.ts';
import { useDesk } from './desk-context.ts';

export interface Command<K extends CommandName> {
  readonly phase: CommandPhaseOf<K>;
  readonly run: (input: CommandInput<K>) => Promise<Answer<AppContract[K]>>;
  readonly cancel: () => void;
  readonly reset: () => void;
}

/**
 * One command or job and its phase. With `keep` the phase survives leaving the page and is found again under the same word; without it a new
 * mount starts idle. Either way a job that runs goes on and stays in the tray.
 */
export const useCommand = <K extends CommandName>(name: K, keep?: string): Command<K> => {
  const { commands } = useDesk();
  const own = useId();
  const slot = `${name} ${keep ?? own}`;
  const phase = useStore(commands.store, (phases) => phases[slot] ?? idle);
  const run = useCallback((input: CommandInput<K>) => commands.run(slot, name, input), [commands, slot, name]);
  const cancel = useCallback(() => {
    commands.cancel(slot);
  }, [commands, slot]);
  const reset = useCallback(() => {
    commands.reset(slot);
  }, [commands, slot]);
  useEffect(() => {
    if (keep === undefined) commands.reset(slot);
  }, [commands, slot, keep]);
  return { phase: phase as CommandPhaseOf<K>, run, cancel, reset }; // the slot carries the command's name
};
