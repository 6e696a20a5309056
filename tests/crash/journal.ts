import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { AuditEvent } from '#shared/contract/audit-events.ts';
import { contract, type AppClient, type CallName } from '#shared/contract/contract.ts';
import type { AnyCall } from '#shared/contract/define.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/base/result.ts';

export type OfficeName = 'county' | 'city';

/** One line on the disk outside the data folder. What has no `answered` after its `begun` was in flight when the process was killed. */
export interface JournalLine {
  readonly at: 'begun' | 'answered';
  readonly office: OfficeName;
  readonly call: CallName;
  readonly event: AuditEvent;
  readonly input: unknown;
  /** The acknowledged answer; null while the call is only begun. */
  readonly value: unknown;
}

export interface Journal {
  readonly add: (line: JournalLine) => void;
  readonly close: () => void;
}

/** Appends to a file and flushes each line to the disk before going on, so that no acknowledgement is forgotten by a kill. */
export const openJournal = (filePath: string): Journal => {
  const file = openSync(filePath, 'a');
  return {
    add: (line) => {
      writeSync(file, `${JSON.stringify(line)}\n`);
      fsyncSync(file);
    },
    close: () => {
      closeSync(file);
    },
  };
};

/** The whole lines; a kill in the middle of writing leaves half a line at the end, which nobody was told about. */
export const readJournal = (filePath: string): readonly JournalLine[] =>
  readFileSync(filePath, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as JournalLine);

type AnyMethod = (input: unknown) => Promise<Result<unknown, AppError>>;

/** The same client, but every command and job is written down when it begins and once more when its answer has arrived. */
export const recording = (api: AppClient, office: OfficeName, journal: Journal): AppClient => {
  const methods = Object.entries(contract).map(([key, entry]) => {
    const call = key as CallName;
    const described: AnyCall = entry;
    const method = api[call] as AnyMethod;
    if (described.kind === 'query') return [call, method] as const;
    const line = { office, call, event: described.audit };
    const recorded: AnyMethod = async (input) => {
      journal.add({ ...line, at: 'begun', input, value: null });
      const answer = await method(input);
      if (answer.ok) journal.add({ ...line, at: 'answered', input, value: answer.value });
      return answer;
    };
    return [call, recorded] as const;
  });
  // Every name of the contract got its own method back.
  return Object.fromEntries(methods) as unknown as AppClient;
};
