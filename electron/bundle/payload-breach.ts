import type { OutcomeParams, PayloadFault } from '#shared/domain/bundle/outcome.ts';

/**
 * Thrown and caught inside the payload reader alone: rows are read as async iterables, through which a Result cannot
 * travel. `checkPayload` turns it into the value.
 */
export class PayloadBreach extends Error {
  readonly params: OutcomeParams['PAYLOAD_RULES'];

  constructor(reason: PayloadFault, entry: string, detail = '', line: number | null = null) {
    super(`${reason} ${entry} ${detail}`);
    this.params = { reason, entry, line, detail };
  }
}

/** What a library said about hostile bytes, as a breach; a failing disk is none and stays the error that it is. */
export const breachOf = (cause: unknown, reason: PayloadFault, entry: string): unknown => {
  if (cause instanceof PayloadBreach || !(cause instanceof Error) || 'syscall' in cause) return cause;
  return new PayloadBreach(reason, entry, cause.message);
};
