import { useCallback, useState } from 'react';
import type { AppContract } from '#shared/contract/contract.ts';
import type { InputOf } from '#shared/contract/define.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { EvidenceSource } from '#shared/contract/evidence.ts';
import type { ShellCalls } from '#shared/contract/shell.ts';
import { useApi, useShell } from './desk-context.ts';
import { useCommand } from './use-command.ts';
import { useQuery } from './use-query.ts';

/** What the clipboard calls a picture that has no name of its own. */
const clipboardName = 'image.png';

/** A file of the disk by its token; what lies in none by its bytes, one more than allowed at most. */
const sourceOf = async (shell: ShellCalls, file: File, most: number): Promise<EvidenceSource> => {
  const chosen = await shell.tokenOfDropped(file);
  if (chosen) return { token: chosen.token };
  const bytes = new Uint8Array(await file.slice(0, most + 1).arrayBuffer());
  return { name: file.name === clipboardName ? '' : file.name, bytes };
};

type Added = InputOf<AppContract['evidence.add']>;

/** The evidence of one visit: what is there, its bytes or the sentence why there are none, and adding to it one file after the other. */
export const useEvidence = (serial: string, code: string, sentence: (error: AppError) => string) => {
  const api = useApi();
  const shell = useShell();
  const list = useQuery('evidence.list', { serial, code });
  const adding = useCommand('evidence.add');
  const removing = useCommand('evidence.remove');
  const [refused, setRefused] = useState<readonly AppError[]>([]);
  const { run } = adding;
  /** Each file for itself: one that is refused keeps no other away. True = all were taken. */
  const add = async (files: readonly File[], about: Omit<Added, 'source'>, most: number): Promise<boolean> => {
    const errors: AppError[] = [];
    for (const file of files) {
      const answer = await run({ ...about, source: await sourceOf(shell, file, most) });
      if (!answer.ok) errors.push(answer.error);
    }
    setRefused(errors);
    return errors.length === 0;
  };
  const remove = async (id: string, reason: string): Promise<boolean> => {
    const answer = await removing.run({ id, reason });
    setRefused(answer.ok ? [] : [answer.error]);
    return answer.ok;
  };
  const load = useCallback(
    async (id: string) => {
      const answer = await api['evidence.bytes']({ id });
      return answer.ok ? ({ ok: true, ...answer.value } as const) : ({ ok: false, text: sentence(answer.error) } as const);
    },
    [api, sentence],
  );
  return { list, load, add, remove, refused, busy: adding.phase.at === 'running' };
};
