import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readContainer, type Container } from '#electron/bundle/container.ts';
import { verifyBundle, type Verification } from '#electron/bundle/decision.ts';
import { sameDigits } from '#electron/bundle/fingerprint.ts';
import { nameDisagrees } from '#electron/bundle/header.ts';
import { openKeyFile } from '#electron/bundle/key-file.ts';
import { takePrivateCopy } from '#electron/bundle/outbox.ts';
import { parseRoster, rootFingerprint, type Roster } from '#electron/bundle/roster.ts';
import { isJsonObject, parseBounded } from '#electron/bundle/jcs.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { outcomeOf, outcomeReason, type ImportOutcome } from '#shared/domain/bundle/outcome.ts';
import { revisionRules } from '#shared/domain/bundle/record-row.ts';
import { recordSchema } from '#shared/domain/bundle/row-shapes.ts';
import { bundleCheckWords as words, bundleKindText, bundleOutcomeSentence } from '#shared/i18n/zh-cn/bundle-outcomes.ts';
import type { CliIo } from './io.ts';
import { osErrorCode } from './os-error.ts';

/**
 * `bundle inspect FILE` and `bundle verify FILE --trust ROSTER` (BUNDLE-SPEC 14.1). Needs neither a data folder nor a
 * database: an auditor can check with the roster step alone.
 */
export const runBundleCheck = async (args: readonly string[], io: CliIo): Promise<number> => {
  const order = readOrder(args);
  if (order === null) {
    io.err(words.usage);
    return 2;
  }
  const workDir = await mkdtemp(path.join(tmpdir(), 'ssj-bundle-'));
  try {
    return await (order.action === 'inspect' ? inspect(order, workDir, io) : verify(order, workDir, io));
  } catch (error) {
    const code = osErrorCode(error);
    if (code === undefined) throw error;
    io.err(`${words.pathFailed(order.file, code)}\n`);
    return 2;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
};

interface Order {
  readonly action: 'inspect' | 'verify';
  readonly file: string;
  readonly json: boolean;
  readonly trust: string;
  readonly root: string | null;
  readonly identity: string | null;
  readonly passphraseFile: string | null;
}

const readOrder = (args: readonly string[]): Order | null => {
  const text = { type: 'string' } as const;
  const options = { json: { type: 'boolean' }, trust: text, root: text, identity: text, 'passphrase-file': text } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [action, file, ...rest] = positionals;
    if ((action !== 'inspect' && action !== 'verify') || file === undefined || rest.length > 0) return null;
    if (action === 'verify' ? values.trust === undefined : values.trust !== undefined) return null;
    return {
      action,
      file,
      json: values.json === true,
      trust: values.trust ?? '',
      root: values.root ?? null,
      identity: values.identity ?? null,
      passphraseFile: values['passphrase-file'] ?? null,
    };
  } catch (error) {
    // Only what parseArgs itself says about the arguments is wrong usage.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return null;
    throw error;
  }
};

const inspect = async (order: Order, workDir: string, io: CliIo): Promise<number> => {
  const copyPath = path.join(workDir, 'copy');
  const copy = await takePrivateCopy(order.file, copyPath);
  const container = await readContainer(copyPath);
  if (!container.ok) {
    const outcome = outcomeOf('NOT_A_BUNDLE', { reason: container.error });
    if (order.json)
      io.out(`${JSON.stringify({ verified: false, outcome: outcome.outcome, reason: container.error, fileHash: copy.sha256 })}\n`);
    else io.out(`${bundleOutcomeSentence(outcome)}\n`);
    return 1;
  }
  const facts = containerFacts(container.value);
  if (order.json) io.out(`${JSON.stringify({ verified: false, outcome: null, ...facts, fileHash: copy.sha256 })}\n`);
  else {
    const title = facts.holds === 'enrolment' ? words.enrolment : words.bundle;
    io.out(
      [
        `${title}（${words.notVerified}）`,
        JSON.stringify(facts.header, null, 2),
        words.headerHash(facts.headerHash),
        words.fileHash(copy.sha256),
        '',
      ].join('\n'),
    );
  }
  return 0;
};

const containerFacts = (container: Container) => {
  const json = parseBounded(container.document, container.document.length);
  return {
    holds: container.holds,
    header: json.ok && isJsonObject(json.value) ? json.value : null,
    headerHash: createHash('sha256').update(container.document).digest('hex'),
    signatures: {
      ed25519: Buffer.from(container.ed25519).toString('hex'),
      sm2: container.sm2 === null ? null : Buffer.from(container.sm2).toString('hex'),
    },
    payload: container.holds === 'bundle' ? { name: container.payload.name, size: container.payload.size } : null,
  };
};

const verify = async (order: Order, workDir: string, io: CliIo): Promise<number> => {
  const trust = parseRoster(await readFile(order.trust));
  if (!trust.ok) {
    io.err(`${words.trustUnreadable(order.trust, trust.error)}\n`);
    return 2;
  }
  const identities = await readIdentities(order, io);
  if (!identities.ok) {
    io.err(`${words.identityUnreadable(identities.error)}\n`);
    return 2;
  }
  const copyPath = path.join(workDir, 'copy');
  const copy = await takePrivateCopy(order.file, copyPath);
  const distrusted = checkRoot(trust.value, order.root);
  const checked: Verification =
    distrusted === null
      ? await verifyBundle(copyPath, trust.value, recordSchema, { workDir, identities: identities.value, rules: revisionRules })
      : { bundle: null, outcome: distrusted, payload: null };
  report(order, checked, copy.sha256, io);
  return checked.outcome === null ? 0 : 1;
};

const checkRoot = (roster: Roster, digits: string | null): ImportOutcome | null => {
  const found = rootFingerprint(roster.root);
  if (digits === null || sameDigits(digits, found)) return null;
  return outcomeOf('UNKNOWN_KEY', { reason: 'root-digits', signer: '', digits: found, rosterVersion: roster.version });
};

/** An age identity file in clear (its comment lines are skipped), or the passphrase file of BUNDLE-SPEC 12.4. */
const readIdentities = async (order: Order, io: CliIo): Promise<Result<readonly string[], string>> => {
  if (order.identity === null) return ok([]);
  const bytes = await readFile(order.identity);
  if (bytes.subarray(0, 22).toString('latin1') === 'age-encryption.org/v1\n') {
    const passphrase =
      order.passphraseFile === null ? await io.prompt(words.passphrase) : (await readFile(order.passphraseFile, 'utf8')).trimEnd();
    const keys = await openKeyFile(bytes, passphrase);
    return keys.ok ? ok([keys.value.age]) : err(order.identity);
  }
  const identities = bytes
    .toString('utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  return identities.length > 0 && identities.every((line) => /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/.test(line))
    ? ok(identities)
    : err(order.identity);
};

const report = (order: Order, checked: Verification, fileHash: string, io: CliIo): void => {
  if (order.json) {
    io.out(`${JSON.stringify(jsonReport(checked, fileHash))}\n`);
    return;
  }
  const lines = [sentence(checked), ...detailLines(order, checked, io.now()), words.fileHash(fileHash), ''];
  io.out(lines.join('\n'));
};

const sentence = ({ outcome }: Verification): string => {
  if (outcome === null) return words.verified;
  return outcome.outcome === 'NO_SPACE' ? words.noSpace(outcome.needed) : bundleOutcomeSentence(outcome);
};

const detailLines = (order: Order, { bundle, outcome, payload }: Verification, now: Date): readonly string[] => {
  if (bundle === null) return [];
  const { header, headerHash } = bundle;
  const lines = [words.header(header.from, header.to.join(' '), header.seq, bundleKindText[header.kind]), words.headerHash(headerHash)];
  if (outcome === null) lines.push(payload === null ? words.payloadClosed : words.payloadOpened);
  if (nameDisagrees(path.basename(order.file), header)) lines.push(words.nameDisagrees);
  const twoDays = 48 * 3600 * 1000;
  if (Date.parse(header.created) > now.getTime() + twoDays) lines.push(words.createdAhead);
  return lines;
};

// `outcome` is ACCEPT when every step that could be taken has passed, although nothing was imported.
const jsonReport = ({ bundle, outcome, payload }: Verification, fileHash: string) => ({
  outcome: outcome === null ? 'ACCEPT' : outcome.outcome,
  reason: outcome === null || outcome.outcome === 'NO_SPACE' ? null : outcomeReason(outcome),
  header: bundle?.header ?? null,
  headerHash: bundle?.headerHash ?? null,
  fileHash,
  signatures: { ed25519: bundle !== null, sm2: null },
  payload:
    bundle === null
      ? null
      : {
          ...bundle.header.payload,
          opened: payload !== null,
          files: payload?.content.files.map(({ name, size, sha256, rows }) => ({ name, size, sha256, rows })) ?? null,
        },
  records: payload?.content.files.reduce((sum, file) => sum + (file.means.is === 'table' ? file.rows : 0), 0) ?? null,
});
