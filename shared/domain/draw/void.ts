import { toHex } from '#shared/base/bytes.ts';
import type { DrawHash } from './hash.ts';
import { recordText, type RecordFiles } from './record.ts';
import { encodeText } from './utf8-text.ts';

/** The name of the sheet that says that an event is void (作废), why and by whom. */
export const voidName = 'void.tsv';

/** Letters a reason needs to be one, and the most that a record can carry on a line. */
export const shortestReason = 4;
export const longestReason = 200;

/** The reason on one line, as it stands in the sheet and on the next record. */
export const reasonLine = (typed: string): string => typed.replace(/\s+/gu, ' ').trim();

export type VoidFault = 'voidAlready' | 'reason' | 'samePerson' | 'notAnApprover';

export interface VoidRequest {
  readonly state: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approver: { readonly id: string; readonly roles: readonly string[] };
}

const approving: readonly string[] = ['head', 'reviewer'];

/** Why a step that needs a reason and a second person's approval may not be taken: no reason, the same person, or one who approves nothing. */
export const approvalFault = ({ reason, requestedBy, approver }: Omit<VoidRequest, 'state'>): Exclude<VoidFault, 'voidAlready'> | null => {
  if (Array.from(reasonLine(reason)).length < shortestReason || !reason.isWellFormed()) return 'reason';
  if (approver.id === requestedBy) return 'samePerson';
  return approver.roles.some((role) => approving.includes(role)) ? null : 'notAnApprover';
};

/** Whether an event may be made void: from the freeze on, once, with a reason, approved by a second person of the office's head or reviewers. */
export const voidFault = ({ state, ...request }: VoidRequest): VoidFault | null =>
  state === 'void' ? 'voidAlready' : approvalFault(request);

/** An event as far as it had come; null for what had not been given yet. */
export interface VoidedEvent {
  readonly serial: string;
  readonly prev: string;
  readonly frame: string;
  readonly plan: string;
  readonly commitA: string | null;
  readonly commitB: string | null;
  readonly dice: string | null;
  /** The state in which it was made void. */
  readonly state: string;
  /** SHA-256 of the record of an event that had been drawn. */
  readonly record: string | null;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  /** ISO time. */
  readonly at: string;
}

const missing = '-';
const lines = (rows: readonly (readonly [string, string | null])[]): string =>
  rows.map(([key, value]) => `${key}\t${value ?? missing}\n`).join('');

/** The text of `void.tsv`: `key TAB value` lines, `-` for what does not exist. Names lose what would break a line. */
export const voidText = ({ serial, state, record, reason, requestedBy, approvedBy, at }: VoidedEvent): string =>
  lines([
    ['serial', serial],
    ['state', state],
    ['record', record],
    ['reason', reasonLine(reason)],
    ['requested', reasonLine(requestedBy)],
    ['approved', reasonLine(approvedBy)],
    ['at', at],
  ]);

/**
 * The record of an event that ended before it was drawn, which `prev` of the next event names: the lines of `ceremony.tsv` with `-` for what was
 * never given, the hashes of the frozen files, and the hash of `void.tsv`, so that the chain covers the event, its inputs and why it ended.
 */
export const abortedRecord = (hash: DrawHash, event: VoidedEvent, files: RecordFiles): string => {
  const begun = lines([
    ['serial', event.serial],
    ['prev', event.prev],
    ['frame', event.frame],
    ['plan', event.plan],
    ['commitA', event.commitA],
    ['commitB', event.commitB],
    ['dice', event.dice],
    ['revealA', null],
    ['revealB', null],
    ['public', null],
  ]);
  return `${recordText(hash, begun, files)}${voidName}\t${toHex(hash.sha256(encodeText(voidText(event))))}\n`;
};
