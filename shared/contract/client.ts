import { assertNever } from '#shared/base/assert-never.ts';
import type { Result } from '#shared/base/result.ts';
import { contract, type AppClient } from './contract.ts';
import type { JobOptions } from './define.ts';
import { fail, type AppError } from './errors.ts';
import type { Progress } from './progress.ts';
import type { Topic } from './topics.ts';
import type { WireReply, WireRequest } from './wire.ts';

interface Pending {
  readonly settle: (result: Result<unknown, AppError>) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

export interface WireClient {
  readonly api: AppClient;
  /** Hands in whatever arrived on the port. */
  readonly receive: (reply: WireReply) => void;
  /** The backend ended: every open call answers `backend.gone`; what had been acknowledged before is committed. */
  readonly abandon: () => void;
}

interface Wire {
  readonly send: (request: WireRequest) => void;
  readonly onChanged: (topics: readonly Topic[]) => void;
}

/** Makes the typed client over any message channel. Aborting a job's signal sends one cancel; the job still answers. */
export const createWireClient = ({ send, onChanged }: Wire): WireClient => {
  const pending = new Map<number, Pending>();
  let lastId = 0;

  const call = (name: string, input: unknown, options: JobOptions = {}): Promise<Result<unknown, AppError>> =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const cancel = (): void => {
        send({ cancel: id });
      };
      const settle = (result: Result<unknown, AppError>): void => {
        options.signal?.removeEventListener('abort', cancel);
        resolve(result);
      };
      pending.set(id, { settle, onProgress: options.onProgress });
      send({ id, name, input });
      if (options.signal?.aborted) cancel();
      else options.signal?.addEventListener('abort', cancel);
    });

  const receive = (reply: WireReply): void => {
    if ('changed' in reply) onChanged(reply.changed);
    else if ('progress' in reply) pending.get(reply.id)?.onProgress?.(reply.progress);
    else if ('result' in reply) {
      pending.get(reply.id)?.settle(reply.result);
      pending.delete(reply.id);
    } else assertNever(reply, 'reply');
  };

  const abandon = (): void => {
    for (const { settle } of pending.values()) settle(fail('backend.gone', {}));
    pending.clear();
  };

  const methods = Object.keys(contract).map(
    (name) => [name, (input: unknown, options?: JobOptions) => call(name, input, options)] as const,
  );
  // The mapped type of the contract; every name got the same generic method just above.
  return { api: Object.fromEntries(methods) as unknown as AppClient, receive, abandon };
};
