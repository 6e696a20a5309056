import path from 'node:path';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { outcomeOf, outcomeReason, slotOf, type ImportOutcome } from '#shared/domain/bundle/outcome.ts';
import { immutableTables, recordRules, recordSchema } from '#shared/domain/bundle/row-shapes.ts';
import { isLibraryTable } from '#shared/domain/bundle/library-rows.ts';
import { decideImport, type ImportDecision } from '#electron/bundle/decision.ts';
import { openFirstRoster } from '#electron/bundle/first-roster.ts';
import type { BundleHeader } from '#electron/bundle/header.ts';
import type { OpenedPayload } from '#electron/bundle/open-payload.ts';
import type { ReportPart } from '#electron/bundle/payload-index.ts';
import type { Receipt } from '#electron/bundle/receipt.ts';
import { parseRoster, type Roster } from '#electron/bundle/roster.ts';
import { acceptStep, type SignedStep } from '#electron/bundle/roster-update.ts';
import { nextSeq, type SeenFinding } from '#electron/bundle/chain.ts';
import { listQuarantined } from '#electron/store/chain-decisions.ts';
import { hasOwnDraws } from '#electron/store/field-loans.ts';
import { findLink, type StoredLink } from '#electron/store/chains.ts';
import { ledgerOver, nothingPending, type Pending } from './bundle-ledger.ts';
import type { JobContext } from './context.ts';
import type { LibraryContent } from './library-apply.ts';

/** What a bundle brings, read out of its payload, ready for one transaction. */
export interface Content {
  readonly tables: readonly { readonly table: string; readonly immutable: boolean; readonly rows: readonly RecordRow[] }[];
  /** Tables of 名录库 as they were signed, because they may hold hundreds of thousands of rows. */
  readonly library: readonly LibraryContent[];
  readonly drawFiles: readonly { readonly serial: string; readonly name: string; readonly sha256: string; readonly bytes: Uint8Array }[];
  readonly receipt: Receipt | null;
  readonly steps: readonly (SignedStep & { readonly version: number })[];
  readonly mode: 'delta' | 'snapshot';
}

/** One decided file; `content` is there exactly when it is to be applied. */
export interface Decided {
  readonly outcome: ImportOutcome | null;
  readonly header: BundleHeader | null;
  readonly headerHash: string;
  /** As the file was called where it came from. */
  readonly name: string;
  /** The link that waited, when it is decided again because the gap before it closed. */
  readonly held: StoredLink | null;
  /** Where its private copy lies in the inbox. */
  readonly copyName: string;
  readonly seen: readonly SeenFinding[];
  readonly content: Content | null;
}

export interface DecideSetting {
  readonly context: JobContext;
  readonly inboxDir: string;
  readonly ownOffice: string;
  readonly roster: Roster | null;
  readonly identities: readonly string[];
}

/** Name of a held file in the inbox. */
export const heldName = (headerHash: string): string => `${headerHash}.ssjb`;

/** Folder of the inbox where links of a forked chain lie until an officer has decided (BUNDLE-SPEC 7.4). */
export const quarantineName = 'quarantine';

/** A private copy in the inbox and the name it came with. */
export interface InboxFile {
  readonly copyName: string;
  readonly name: string;
}

const partOf = (part: ReportPart | undefined, table: string): LibraryContent['part'] => {
  if (!part) return null;
  const span = part.spans.find((one) => one.table === table);
  return { after: span?.after ?? '', to: span ? span.to : '', moreToCome: part.number < part.of };
};

const contentOf = async (kind: string, { content, receipt, steps }: OpenedPayload): Promise<Content> => {
  const tables: { table: string; immutable: boolean; rows: RecordRow[] }[] = [];
  const drawFiles: { serial: string; name: string; sha256: string; bytes: Uint8Array }[] = [];
  const library: LibraryContent[] = [];
  for (const { name, means, sha256, rows: lines } of content.files) {
    if (means.is === 'table' && kind === 'roster-data' && isLibraryTable(means.table))
      library.push({ table: means.table, rows: lines, bytes: await content.bytes(name), part: partOf(content.index.part, means.table) });
    else if (means.is === 'table') {
      const rows: RecordRow[] = [];
      for await (const batch of content.rows(means.table)) rows.push(...batch);
      tables.push({ table: means.table, immutable: immutableTables.has(means.table), rows });
    } else if (means.is === 'draw-file') {
      drawFiles.push({ serial: means.serial, name: means.file, sha256, bytes: await content.bytes(name) });
    }
  }
  return { tables, library, drawFiles, receipt, steps, mode: content.index.mode };
};

/** Roster steps must follow the stored one without a break; what does not is broken content (11.2). */
const stepFault = (roster: Roster | null, steps: Content['steps']): ImportOutcome | null => {
  let current = roster;
  for (const step of steps) {
    if (current && step.version <= current.version) continue;
    const accepted = current ? acceptStep(current, step) : null;
    if (!accepted?.ok)
      return outcomeOf('PAYLOAD_RULES', {
        reason: 'roster-step',
        entry: 'roster/',
        line: null,
        detail: accepted ? accepted.error : 'no-roster',
      });
    current = accepted.value;
  }
  return null;
};

/** Takes one private copy through section 8 up to the point of writing. */
const decideFile = async (
  setting: DecideSetting,
  { copyName, name }: InboxFile,
  pending: Pending | null,
  held: StoredLink | null,
): Promise<Decided> => {
  const { context, inboxDir, ownOffice, roster, identities } = setting;
  let done = 0;
  const decision: ImportDecision = await decideImport(
    {
      path: path.join(inboxDir, copyName),
      ownOffice,
      roster,
      schema: recordSchema,
      ledger: ledgerOver(context.db, pending),
      access: { workDir: inboxDir, identities, rules: recordRules },
      heldBefore: held !== null,
      borrowsFrom: hasOwnDraws(context.db) ? null : ownOffice,
    },
    {
      signal: context.signal,
      onBytes: (bytes) => {
        done += bytes;
        context.onProgress({ phase: 'verifying', done });
      },
    },
  );
  if (decision.at === 'no-space') throw Object.assign(new Error('no space for the plaintext'), { code: 'ENOSPC' });
  const { bundle, seen } = decision;
  const base = { header: bundle?.header ?? null, headerHash: bundle?.headerHash ?? '', name, held, copyName, seen };
  if (decision.at === 'decided') return { ...base, outcome: decision.outcome, content: null };
  const content = await contentOf(base.header?.kind ?? '', decision.payload);
  const fault = stepFault(roster, content.steps);
  return fault ? { ...base, outcome: fault, content: null } : { ...base, outcome: null, content };
};

/** The very first roster (11.4): opened by the digits that the officer typed from paper. */
export const decideFirstRoster = async (setting: DecideSetting, { copyName, name }: InboxFile, digits: string): Promise<Decided> => {
  const { inboxDir, ownOffice, context } = setting;
  const opened = await openFirstRoster(
    path.join(inboxDir, copyName),
    digits,
    ownOffice,
    recordSchema,
    { workDir: inboxDir, rules: recordRules },
    { signal: context.signal },
  );
  if (opened.ok) {
    const { bundle, step, roster } = opened.value;
    const content: Content = {
      tables: [],
      library: [],
      drawFiles: [],
      receipt: null,
      steps: [{ ...step, version: roster.version }],
      mode: 'snapshot',
    };
    return { outcome: null, header: bundle.header, headerHash: bundle.headerHash, name, held: null, copyName, seen: [], content };
  }
  if (opened.error.at === 'no-space') throw Object.assign(new Error('no space for the plaintext'), { code: 'ENOSPC' });
  const outcome =
    opened.error.at === 'outcome'
      ? opened.error.outcome
      : opened.error.fault === 'root-digits'
        ? outcomeOf('UNKNOWN_KEY', { reason: 'root-digits', signer: '', digits: '', rosterVersion: null })
        : outcomeOf('PAYLOAD_RULES', { reason: 'roster-step', entry: 'roster/', line: null, detail: opened.error.fault });
  return { outcome, header: null, headerHash: '', name, held: null, copyName, seen: [], content: null };
};

/** Decides the file and, when its number closes a gap, the held links behind it in their order, each under the roster that the one before left. */
export const decideWithHeld = async (setting: DecideSetting, file: InboxFile): Promise<readonly Decided[]> => {
  const first = await decideFile(setting, file, null, null);
  if (!first.header || !uses(first)) return [first];
  const { signer, chan, seq } = first.header;
  const pending = { ...nothingPending({ signer, chan }), head: { seq, sha256: first.headerHash } };
  return [first, ...(await decideFreed({ ...setting, roster: newestRoster(setting.roster, first) }, pending))];
};

/** The links that wait behind what is decided about a chain, in their order, until one is missing or none is left. */
export const decideFreed = async (setting: DecideSetting, from: Pending): Promise<readonly Decided[]> => {
  const all: Decided[] = [];
  let pending = from;
  let { roster } = setting;
  for (let next = waitingNext(setting, pending); next !== null; next = waitingNext(setting, pending)) {
    const decided = await decideFile({ ...setting, roster }, next.file, pending, next.held);
    all.push(decided);
    if (!decided.header || !uses(decided)) break;
    roster = newestRoster(roster, decided);
    pending = { ...pending, head: { seq: decided.header.seq, sha256: decided.headerHash } };
  }
  return all;
};

/** The file whose turn it is: a held one, or one that was put aside only because its chain had forked. */
const waitingNext = (
  { context: { db } }: DecideSetting,
  pending: Pending,
): { readonly file: InboxFile; readonly held: StoredLink | null } | null => {
  const { signer, chan } = pending;
  const seq = nextSeq(ledgerOver(db, pending).chain(signer, chan, 1));
  const held = findLink(db, signer, chan, seq);
  if (held?.slot === 'held') return { file: { copyName: heldName(held.headerHash), name: held.fileName }, held };
  if (!pending.forkDecided) return null;
  const aside = listQuarantined(db, signer, chan).find((link) => link.seq === seq && link.why === 'chain-forked');
  if (!aside) return null;
  return { file: { copyName: `${quarantineName}/${heldName(aside.headerHash)}`, name: aside.fileName }, held: null };
};

const newestRoster = (before: Roster | null, { content }: Decided): Roster | null => {
  const step = content?.steps.at(-1);
  const parsed = step && step.version > (before?.version ?? 0) ? parseRoster(step.bytes) : null;
  return parsed?.ok ? parsed.value : before;
};

const uses = ({ outcome }: Decided): boolean => outcome === null || slotOf(outcome.outcome) === 'used';

export const reasonOf = (outcome: ImportOutcome): string => outcomeReason(outcome) ?? '';
