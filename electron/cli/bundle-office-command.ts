import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { handDownTo, type SealedBundle } from '#shared/contract/bundles.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import { isMailLimit } from '#shared/domain/bundle/mail-limit.ts';
import { outcomeReason } from '#shared/domain/bundle/outcome.ts';
import { bundleCheckWords, bundleOutcomeSentence } from '#shared/i18n/zh-cn/bundle-outcomes.ts';
import { notTakenLine } from '#shared/i18n/zh-cn/field-bundle.ts';
import { bundleOfficeUsageText, enrolledText, sealedText } from '#shared/i18n/zh-cn/cli.ts';
import { expectOk, openCliOffice, refuseUnopened, type CliCommand, type CliOffice } from './command.ts';
import type { CliIo } from './io.ts';
import { osErrorCode } from './os-error.ts';

/** What `bundle seal|import|receipt|enrol` do with a data folder (BUNDLE-SPEC 14.1). */
export const bundleOfficeActions = ['seal', 'import', 'receipt', 'enrol'] as const;

const sealedKinds = ['results', 'roster', 'roster-data', 'plan', 'correction'] as const;

type SealedKind = (typeof sealedKinds)[number];

/** Seals, imports and enrols through the same contract as the window; exit 0 for done, 1 when the answer is no, 2 for wrong usage. */
export const runBundleOffice: CliCommand = async (args, io, program) => {
  const order = readOrder(args);
  if (order === null) {
    io.err(bundleOfficeUsageText);
    return 2;
  }
  const office = openCliOffice(path.resolve(order.data), io, program);
  if (!office.ok) return refuseUnopened(office.error, args, io);
  try {
    return await perform(office.value, order, io);
  } catch (error) {
    const code = osErrorCode(error);
    if (code === undefined || order.passphraseFile === null) throw error;
    io.err(`${bundleCheckWords.pathFailed(order.passphraseFile, code)}\n`);
    return 2;
  } finally {
    office.value.close();
  }
};

interface Given {
  readonly data: string;
  readonly json: boolean;
  readonly passphraseFile: string | null;
}

/** KiB of this run, or the limit that the office set. */
type SealLimit = number | 'office';

type Order = Given &
  (
    | {
        readonly action: 'seal';
        readonly to: string;
        readonly kind: SealedKind;
        readonly snapshot: boolean;
        readonly limitKiB: SealLimit | undefined;
        readonly out: string;
      }
    | { readonly action: 'lend'; readonly to: string; readonly task: string; readonly out: string }
    | { readonly action: 'receipt'; readonly to: string; readonly out: string }
    | { readonly action: 'enrol'; readonly label: string; readonly renew: string | null; readonly out: string }
    | { readonly action: 'import'; readonly file: string; readonly root: string | null }
  );

const readOrder = (args: readonly string[]): Order | null => {
  const text = { type: 'string' } as const;
  const options = {
    json: { type: 'boolean' },
    data: text,
    out: text,
    to: text,
    kind: text,
    label: text,
    renew: text,
    root: text,
    task: text,
    limit: text,
    mail: { type: 'boolean' },
    snapshot: { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, 'passphrase-file': text },
      allowPositionals: true,
    });
    const { data, out, to, kind, label, task } = values;
    const [action, file, ...rest] = positionals;
    if (data === undefined || rest.length > 0 || (file !== undefined) !== (action === 'import')) return null;
    const given: Given = { data, json: values.json === true, passphraseFile: values['passphrase-file'] ?? null };
    if (action === 'import' && file !== undefined) return { ...given, action, file, root: values.root ?? null };
    if (out === undefined) return null;
    const byMail = values.mail === true ? 'office' : undefined;
    const limitKiB = values.limit === undefined ? byMail : kibibytesOf(values.limit);
    if (limitKiB === null || (limitKiB !== undefined && (action !== 'seal' || task !== undefined))) return null;
    if (action === 'seal' && to !== undefined && task !== undefined)
      return kind === undefined && values.snapshot === undefined ? { ...given, action: 'lend', to, task, out } : null;
    const sealed = sealedKinds.find((one) => one === kind);
    if (action === 'seal' && to !== undefined && sealed)
      return { ...given, action, to, kind: sealed, snapshot: values.snapshot === true, limitKiB, out };
    if (action === 'receipt' && to !== undefined) return { ...given, action, to, out };
    return action === 'enrol' && label !== undefined ? { ...given, action, label, renew: values.renew ?? null, out } : null;
  } catch (error) {
    // Only what parseArgs itself says about the arguments is wrong usage.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return null;
    throw error;
  }
};

/** A mail limit in MiB, in quarters at the finest, as the contract counts it; null for anything else. */
const kibibytesOf = (text: string): number | null => {
  const limitKiB = /^\d{1,4}(\.(25|5|50|75))?$/.test(text) ? Number(text) * 1024 : 0;
  return isMailLimit(limitKiB) ? limitKiB : null;
};

const perform = async (office: CliOffice, order: Order, io: CliIo): Promise<number> => {
  switch (order.action) {
    case 'seal':
      return seal(office, order, io);
    case 'lend':
      return lend(office, order, io);
    case 'receipt':
      await unlock(office, order, io);
      return writeOut(office, order, io, expectOk('bundles.receipt', await office.api['bundles.receipt']({ to: order.to })));
    case 'enrol':
      return enrol(office, order, io);
    case 'import':
      return takeIn(office, order, io);
  }
};

const seal = async (office: CliOffice, order: Order & { readonly action: 'seal' }, io: CliIo): Promise<number> => {
  const { api } = office;
  const own = await ownOffice(office);
  if (!(await mayGoTo(office, order, own))) {
    io.err(bundleOfficeUsageText);
    return 2;
  }
  await unlock(office, order, io);
  return writeOut(office, order, io, expectOk('bundles.seal', await api['bundles.seal'](sealInput(order, own))));
};

/** One drawn event for the other computers of the office: its subjects and people first, because what follows is about them. */
const lend = async (office: CliOffice, order: Order & { readonly action: 'lend' }, io: CliIo): Promise<number> => {
  const { to, task } = order;
  if (to !== (await ownOffice(office))?.code) {
    io.err(bundleOfficeUsageText);
    return 2;
  }
  await unlock(office, order, io);
  for (const kind of ['roster-data', 'results'] as const)
    await writeOut(office, order, io, expectOk('bundles.seal', await office.api['bundles.seal']({ kind, to, task })));
  return 0;
};

type SealInput = Parameters<CliOffice['api']['bundles.seal']>[0];

/** A city names the office whose own records it gives back, a county itself for its other computers; all else of a county goes to its one city. */
const sealInput = ({ kind, to, snapshot, limitKiB }: Order & { readonly action: 'seal' }, own: OfficeView | null): SealInput => {
  switch (kind) {
    case 'roster':
      return { kind };
    case 'plan':
    case 'correction':
      return { kind, to, snapshot };
    case 'results':
    case 'roster-data':
      return own?.role === 'city' || own?.code === to ? { kind, to, snapshot, limitKiB } : { kind, snapshot, limitKiB };
  }
};

const isOffice = (to: string): boolean => /^[0-9]{6}$/.test(to);

const ownOffice = async ({ api }: CliOffice): Promise<OfficeView | null> => {
  const state = expectOk('office.state', await api['office.state']({}));
  return state.at === 'ready' ? state.office : null;
};

/**
 * Results and 名录库 go to the one city that the trust roster names, or back from it to the office whose they are, always everything; the roster goes
 * to every office, what is handed down to every office or to one, what is asked to be corrected to one. A county's results go back to the office's own
 * computer as well, from the one that was lent their task.
 */
const mayGoTo = async (
  { api }: CliOffice,
  { kind, to, snapshot }: Order & { readonly action: 'seal' },
  own: OfficeView | null,
): Promise<boolean> => {
  switch (kind) {
    case 'roster':
      return to === '*';
    case 'plan':
      return handDownTo.safeParse(to).success;
    case 'correction':
      return isOffice(to);
    case 'results':
    case 'roster-data':
      if (own?.role === 'city') return snapshot && isOffice(to);
      if (kind === 'results' && to === own?.code) return true;
      return to === expectOk('bundles.due', await api['bundles.due']({})).to;
  }
};

const enrol = async ({ api }: CliOffice, order: Order & { readonly action: 'enrol' }, io: CliIo): Promise<number> => {
  const passphrase = await passphraseOf(order, io);
  const state = expectOk('keys.state', await api['keys.state']({}));
  if (state.own === null) expectOk('keys.create', await api['keys.create']({ label: order.label, passphrase }));
  else if (order.renew !== null && state.next === null)
    expectOk('keys.renew', await api['keys.renew']({ label: order.label, passphrase, reason: order.renew }));
  else expectOk('keys.unlock', await api['keys.unlock']({ passphrase }));
  const made = expectOk('keys.exportEnrolment', await api['keys.exportEnrolment']({ folder: path.resolve(order.out) }));
  const file = path.join(path.resolve(order.out), made.fileName);
  io.out(
    order.json ? `${JSON.stringify({ ok: true, file, fingerprint: made.fingerprint })}\n` : enrolledText(made.fileName, made.fingerprint),
  );
  return 0;
};

const takeIn = async (office: CliOffice, order: Order & { readonly action: 'import' }, io: CliIo): Promise<number> => {
  const input = { file: path.resolve(order.file), ...(order.root === null ? {} : { rootDigits: order.root }) };
  let answer = await office.api['bundles.import'](input);
  if (!answer.ok && answer.error.code === 'keys.locked') {
    await unlock(office, order, io);
    answer = await office.api['bundles.import'](input);
  }
  const { result, from, kind, seq, headerHash, records, notTaken } = expectOk('bundles.import', answer);
  const accepted = result.outcome === 'ACCEPT' || result.outcome === 'DUPLICATE';
  const reason = outcomeReason(result);
  if (order.json) io.out(`${JSON.stringify({ outcome: result.outcome, reason, from, kind, seq, headerHash, records, notTaken })}\n`);
  else io.out([bundleOutcomeSentence(result), ...notTaken.map(notTakenLine), ''].join('\n'));
  return accepted ? 0 : 1;
};

const writeOut = async ({ api }: CliOffice, order: Order & { readonly out: string }, io: CliIo, sealed: SealedBundle): Promise<number> => {
  const folder = path.resolve(order.out);
  const { files } = expectOk('bundles.export', await api['bundles.export']({ fileName: sealed.fileName, folder }));
  const file = path.join(folder, sealed.fileName);
  const written = files.map((name) => path.join(folder, name));
  if (order.json) io.out(`${JSON.stringify({ ok: true, file, files: written, ...sealed })}\n`);
  else for (const name of files) io.out(sealedText(name, folder));
  return 0;
};

const unlock = async ({ api }: CliOffice, order: Given, io: CliIo): Promise<void> => {
  expectOk('keys.unlock', await api['keys.unlock']({ passphrase: await passphraseOf(order, io) }));
};

const passphraseOf = async ({ passphraseFile }: Given, io: CliIo): Promise<string> =>
  passphraseFile === null ? io.prompt(bundleCheckWords.passphrase) : (await readFile(passphraseFile, 'utf8')).trimEnd();
