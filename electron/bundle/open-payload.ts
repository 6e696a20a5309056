import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';
import { outcomeOf, type ImportOutcome } from '#shared/domain/bundle/outcome.ts';
import type { RowRules } from '#shared/domain/bundle/record-row.ts';
import { decryptFile } from './encryption.ts';
import { readRange, writeNewFile, type Watch } from './file-bytes.ts';
import { checkPayload, type CheckedPayload, type PayloadFile } from './payload-reader.ts';
import { parseReceipt, type Receipt } from './receipt.ts';
import { parseRoster } from './roster.ts';
import type { SignedStep, StepSignature } from './roster-update.ts';
import type { VerifiedBundle } from './verify-steps.ts';

/** How a payload may be opened. The plaintext is written to `<headerHash>.payload.zip` in `workDir`, a private folder. */
export interface PayloadAccess {
  readonly workDir: string;
  /** age identities of this program, tried in order. */
  readonly identities: readonly string[];
  readonly rules: RowRules;
  /** Code of the city in the current roster. */
  readonly cityCode: string;
}

/** A payload after steps 14 and 15, with what the kinds without tables carry already read. */
export interface OpenedPayload {
  readonly path: string;
  readonly content: CheckedPayload;
  /** Exactly for kind `receipt`. */
  readonly receipt: Receipt | null;
  /** Exactly for kind `roster`, ascending by version; form and names checked, signatures not yet. */
  readonly steps: readonly (SignedStep & { readonly version: number })[];
}

/** Too little room for the plaintext is no property of the bundle, so it is no outcome of section 8. */
export interface NoSpace {
  readonly outcome: 'NO_SPACE';
  readonly needed: number;
}

export type OpenPayloadFault = ImportOutcome<'DECRYPT' | 'PAYLOAD_RULES'> | NoSpace;

/**
 * Steps 14 and 15 of the import decision for a bundle whose payload bytes were found to be the signed ones. The plain
 * file stays for reading the rows; the caller removes it with `workDir`. After a failure nothing is left.
 */
export const openPayload = async (
  bundle: VerifiedBundle,
  access: PayloadAccess,
  watch: Watch = {},
): Promise<Result<OpenedPayload, OpenPayloadFault>> => {
  const path = join(access.workDir, `${bundle.headerHash}.payload.zip`);
  await rm(path, { force: true });
  let done = false;
  try {
    const fault = await extract(bundle, path, access, watch);
    if (fault !== null) return err(fault);
    const opened = await readPayload(bundle, path, access, watch);
    done = opened.ok;
    return opened;
  } finally {
    if (!done) await rm(path, { force: true });
  }
};

const extract = async (bundle: VerifiedBundle, path: string, access: PayloadAccess, watch: Watch): Promise<OpenPayloadFault | null> => {
  const { container, header } = bundle;
  const { offset, size } = container.payload;
  const to = header.to.join(' ');
  const { plain } = header.payload;
  if (plain === undefined) {
    await writeNewFile(path, readRange(container.path, offset, size, watch));
    return null;
  }
  const digest = await decryptFile({ path: container.path, offset, size }, path, access.identities, plain.size, watch);
  if (!digest.ok) {
    if (digest.error === 'no-space') return { outcome: 'NO_SPACE', needed: plain.size };
    return outcomeOf('DECRYPT', { reason: digest.error === 'too-long' ? 'size' : digest.error, to });
  }
  if (digest.value.size !== plain.size) return outcomeOf('DECRYPT', { reason: 'size', to });
  return digest.value.sha256 === plain.sha256 ? null : outcomeOf('DECRYPT', { reason: 'sha256', to });
};

const readPayload = async (
  { header }: VerifiedBundle,
  path: string,
  { rules, cityCode }: PayloadAccess,
  watch: Watch,
): Promise<Result<OpenedPayload, ImportOutcome<'PAYLOAD_RULES'>>> => {
  const checked = await checkPayload(path, { kind: header.kind, schema: header.schema, rules }, watch);
  if (!checked.ok) return err(outcomeOf('PAYLOAD_RULES', checked.error));
  const content = checked.value;
  if (header.kind === 'results' && header.from === cityCode && content.index.mode !== 'snapshot') return breach('mode', 'index.json', '');
  if (header.kind === 'receipt') {
    if (content.files.length !== 1) return breach('entry-set', 'receipt.json', '');
    const receipt = parseReceipt(await content.bytes('receipt.json'));
    return receipt.ok ? ok({ path, content, receipt: receipt.value, steps: [] }) : breach('receipt', 'receipt.json', receipt.error);
  }
  if (header.kind !== 'roster') return ok({ path, content, receipt: null, steps: [] });
  const steps = await readSteps(content);
  return steps.ok ? ok({ path, content, receipt: null, steps: steps.value }) : steps;
};

const breach = (reason: 'mode' | 'entry-set' | 'receipt' | 'roster-step', entry: string, detail: string) =>
  err(outcomeOf('PAYLOAD_RULES', { reason, entry, line: null, detail }));

const readSteps = async (content: CheckedPayload): Promise<Result<OpenedPayload['steps'], ImportOutcome<'PAYLOAD_RULES'>>> => {
  const steps: (SignedStep & { readonly version: number })[] = [];
  for (const { name, means } of content.files) {
    if (means.is !== 'roster-step') continue;
    const bytes = await content.bytes(name);
    const parsed = parseRoster(bytes);
    if (!parsed.ok) return breach('roster-step', name, parsed.error);
    if (parsed.value.version !== means.version) return breach('roster-step', name, 'version');
    steps.push({ version: means.version, bytes, signatures: await signaturesOf(content, means.version) });
  }
  const orphan = content.files.find(
    ({ means }) => means.is === 'roster-signature' && !steps.some(({ version }) => version === means.version),
  );
  if (orphan !== undefined) return breach('roster-step', orphan.name, 'orphan');
  return steps.length === 0 ? breach('entry-set', 'roster/', 'empty') : ok(steps);
};

const signaturesOf = (content: CheckedPayload, version: number): Promise<readonly StepSignature[]> =>
  Promise.all(content.files.flatMap((file) => signatureOf(content, file, version)));

const signatureOf = (content: CheckedPayload, { name, means }: PayloadFile, version: number): readonly Promise<StepSignature>[] => {
  if (means.is !== 'roster-signature' || means.version !== version) return [];
  return [content.bytes(name).then((signature) => ({ keyIdStart: means.keyIdStart, signature }))];
};
