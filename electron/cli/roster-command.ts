import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SealedBundle } from '#shared/contract/bundles.ts';
import type { TrustState } from '#shared/contract/keys.ts';
import { bundleCheckWords } from '#shared/i18n/zh-cn/bundle-outcomes.ts';
import { rosterCliWords as words, rosterShownText, rosterStartedText, rosterUsageText, sealedText } from '#shared/i18n/zh-cn/cli.ts';
import { expectOk, openCliOffice, parseArgs, refuseUnopened, type CliCommand, type CliOffice, type ParsedArgs } from './command.ts';
import type { CliIo } from './io.ts';
import { osErrorCode } from './os-error.ts';

/** Files that hold passphrases, by what each is for; what has none is asked at the prompt. */
const passphraseFiles = ['passphrase-file', 'root-passphrase-file', 'recovery-passphrase-file'] as const;

type PassphraseFile = (typeof passphraseFiles)[number];

const questions: { readonly [F in PassphraseFile]: string } = {
  'passphrase-file': bundleCheckWords.passphrase,
  'root-passphrase-file': words.rootPassphrase,
  'recovery-passphrase-file': words.recoveryPassphrase,
};

interface Work {
  readonly office: CliOffice;
  readonly io: CliIo;
  readonly words: readonly string[];
  readonly options: ParsedArgs['options'];
}

/** What an action answers: a document for `--json`, a text for people. */
interface Answer {
  readonly document: object;
  readonly text: string;
}

const passphraseOf = async ({ io, options }: Work, file: PassphraseFile): Promise<string> => {
  const given = options.get(file);
  return given === undefined ? io.prompt(questions[file]) : (await readFile(given, 'utf8')).trimEnd();
};

const shown = (trust: TrustState): Answer => ({ document: { ...trust }, text: rosterShownText(trust) });

const start = async (work: Work): Promise<Answer> => {
  const label = work.options.get('label') ?? '';
  const passphrase = await passphraseOf(work, 'passphrase-file');
  const rootPassphrase = await passphraseOf(work, 'root-passphrase-file');
  const recoveryPassphrase = await passphraseOf(work, 'recovery-passphrase-file');
  const asked = { label, passphrase, rootPassphrase, recoveryPassphrase };
  const started = expectOk('trust.start', await work.office.api['trust.start'](asked));
  return { document: started, text: rosterStartedText(started.rootFingerprint, started.files) };
};

/** The two groups are typed from the telephone, at the prompt or as `--groups 12345,67890`; the program never fills them in. */
const accept = async (work: Work): Promise<Answer> => {
  const { api } = work.office;
  const file = path.resolve(work.words[1] ?? '');
  const view = expectOk('trust.readEnrolment', await api['trust.readEnrolment']({ file }));
  const typed = work.options.get('groups')?.split(',') ?? [];
  const groups: string[] = [];
  for (const [index, group] of view.groupsToType.entries())
    groups.push(typed[index] ?? (await work.io.prompt(words.group(view.officeName, view.label, group))));
  const rootPassphrase = await passphraseOf(work, 'root-passphrase-file');
  return shown(expectOk('trust.accept', await api['trust.accept']({ file, groups, rootPassphrase })));
};

const close = async (work: Work): Promise<Answer> => {
  const [, signer = ''] = work.words;
  const reason = work.options.get('reason') ?? '';
  const rootPassphrase = await passphraseOf(work, 'root-passphrase-file');
  return shown(expectOk('trust.close', await work.office.api['trust.close']({ signer, reason, rootPassphrase })));
};

/** Another key for the city, and the root key's bundle that tells every office of it. */
const renew = async (work: Work): Promise<Answer> => {
  const { api } = work.office;
  const label = work.options.get('label') ?? '';
  const reason = work.options.get('reason') ?? '';
  const passphrase = await passphraseOf(work, 'passphrase-file');
  const rootPassphrase = await passphraseOf(work, 'root-passphrase-file');
  const renewed = expectOk('trust.renew', await api['trust.renew']({ label, reason, passphrase, rootPassphrase }));
  return writtenOut(work, renewed.bundle);
};

const prolong = async (work: Work): Promise<Answer> => {
  const rootPassphrase = await passphraseOf(work, 'root-passphrase-file');
  return shown(expectOk('trust.prolong', await work.office.api['trust.prolong']({ rootPassphrase })));
};

const writtenOut = async ({ office: { api }, options }: Work, sealed: SealedBundle): Promise<Answer> => {
  const folder = path.resolve(options.get('out') ?? '');
  expectOk('bundles.export', await api['bundles.export']({ fileName: sealed.fileName, folder }));
  return { document: { file: path.join(folder, sealed.fileName), ...sealed }, text: sealedText(sealed.fileName, folder) };
};

/** The signed steps as the bundle that takes them to every office. */
const sign = async (work: Work): Promise<Answer> => {
  const { api } = work.office;
  expectOk('keys.unlock', await api['keys.unlock']({ passphrase: await passphraseOf(work, 'passphrase-file') }));
  return writtenOut(work, expectOk('bundles.seal', await api['bundles.seal']({ kind: 'roster' })));
};

const show = async ({ office }: Work): Promise<Answer | null> => {
  const { trust } = expectOk('keys.state', await office.api['keys.state']({}));
  return trust && shown(trust);
};

interface Action {
  /** How many words it takes, its own name among them, and the options it cannot do without. */
  readonly words: number;
  readonly needs: readonly string[];
  readonly do: (work: Work) => Promise<Answer | null>;
}

const actions: Readonly<Record<string, Action>> = {
  init: { words: 1, needs: ['label'], do: start },
  accept: { words: 2, needs: [], do: accept },
  close: { words: 2, needs: ['reason'], do: close },
  renew: { words: 1, needs: ['label', 'reason', 'out'], do: renew },
  prolong: { words: 1, needs: [], do: prolong },
  sign: { words: 1, needs: ['out'], do: sign },
  show: { words: 1, needs: [], do: show },
};

/** The city's side of trust, usable on an offline PC (BUNDLE-SPEC 14.1); exit 0 for done, 1 when the answer is no, 2 for wrong usage. */
export const runRoster: CliCommand = async (args, io, program) => {
  const parsed = parseArgs(args, ['json'], ['data', 'label', 'groups', 'reason', 'out', ...passphraseFiles]);
  const [name = ''] = parsed.words;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  const data = parsed.options.get('data');
  const fits = action?.words === parsed.words.length && action.needs.every((option) => parsed.options.has(option));
  if (!action || data === undefined || parsed.wrong || !fits) {
    io.err(rosterUsageText);
    return 2;
  }
  const office = openCliOffice(path.resolve(data), io, program);
  if (!office.ok) return refuseUnopened(office.error, args, io);
  try {
    const answer = await action.do({ office: office.value, io, words: parsed.words, options: parsed.options });
    if (!answer) {
      if (parsed.flags.has('json')) io.out(`${JSON.stringify({ ok: false, error: { code: 'trust.missing' } })}\n`);
      io.err(words.none);
      return 1;
    }
    io.out(parsed.flags.has('json') ? `${JSON.stringify({ ok: true, ...answer.document })}\n` : answer.text);
    return 0;
  } catch (error) {
    const code = osErrorCode(error);
    const file = passphraseFiles.map((option) => parsed.options.get(option)).find((given) => given !== undefined);
    if (code === undefined || file === undefined) throw error;
    io.err(`${bundleCheckWords.pathFailed(file, code)}\n`);
    return 2;
  } finally {
    office.value.close();
  }
};
