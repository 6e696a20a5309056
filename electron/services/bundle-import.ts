import path from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import type { ImportAnswer } from '#shared/contract/bundles.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { clearInbox, keepCopy, moveAside, takePrivateCopy } from '#electron/bundle/outbox.ts';
import { officeName } from '#electron/bundle/roster.ts';
import { makeFolder } from '#electron/platform/write-files.ts';
import { quarantinedHashes } from '#electron/store/chain-decisions.ts';
import { heldHashes } from '#electron/store/chains.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOpenDraw } from '#electron/store/draws.ts';
import { listOwnKeys } from '#electron/store/keys.ts';
import { findOffice } from '#electron/store/office.ts';
import { findVisit } from '#electron/store/results.ts';
import { applyDecided, type AppliedFile, type ImportWrite } from './bundle-apply.ts';
import {
  decideFirstRoster,
  decideWithHeld,
  heldName,
  quarantineName,
  reasonOf,
  type Decided,
  type DecideSetting,
} from './bundle-decide.ts';
import type { Handler, JobContext } from './context.ts';
import type { Keyring } from './keyring.ts';
import { currentRoster } from './trust-roster.ts';
import type { Turns } from './turns.ts';

/** Removes everything from the inbox that does not wait for its turn or for an officer's decision; the plaintexts above all. */
export const tidyInbox = async (db: ReadDb, inboxDir: string): Promise<void> => {
  await clearInbox(inboxDir, new Set([...heldHashes(db).map(heldName), quarantineName]));
  await clearInbox(path.join(inboxDir, quarantineName), new Set(quarantinedHashes(db).map(heldName)));
};

/** Both files of a fork are put aside, so that nothing is lost before an officer has decided (BUNDLE-SPEC 7.4). */
const keepFile = async (inboxDir: string, { outcome, headerHash, copyName, held }: Decided): Promise<void> => {
  const forked = outcome?.outcome === 'FORK' || outcome?.outcome === 'BROKEN_CHAIN';
  if (headerHash === '' || (!forked && outcome?.outcome !== 'GAP')) return;
  const name = forked ? path.join(quarantineName, heldName(headerHash)) : heldName(headerHash);
  await (held === null ? moveAside : keepCopy)(path.join(inboxDir, copyName), path.join(inboxDir, name));
};

/** What lay elsewhere in the inbox before is cleared away with the rest, once the ledger no longer names it there. */
export const keepFiles = async (inboxDir: string, decided: readonly Decided[]): Promise<void> => {
  for (const one of decided) await keepFile(inboxDir, one);
};

type Fails = AppError<'trust.digitsNeeded' | 'keys.locked' | 'file.unreadable' | 'folder.notWritable'>;

const decideAll = async (
  setting: DecideSetting,
  file: { copyName: string; name: string },
  rootDigits: string,
): Promise<readonly Decided[]> => (setting.roster ? decideWithHeld(setting, file) : [await decideFirstRoster(setting, file, rootDigits)]);

/** A file that needs what is still missing on this side is not decided at all: digits from paper, or the passphrase. */
export const missingFor = (decided: readonly Decided[], rootDigits: string, locked: boolean): Fails | null => {
  const outcomes = decided.flatMap(({ outcome }) => outcome ?? []);
  const asksDigits = outcomes.some(({ outcome, params }) => outcome === 'UNKNOWN_KEY' && params.reason === 'root-digits');
  if (asksDigits && rootDigits.trim() === '') return { code: 'trust.digitsNeeded', params: {} };
  const asksKey = outcomes.some(({ outcome, params }) => outcome === 'DECRYPT' && params.reason === 'no-key');
  return asksKey && locked ? { code: 'keys.locked', params: {} } : null;
};

/** Events that come back are put before those that follow; while one is being drawn nothing may come before it. */
const bringsEventsBack = ({ header, content }: Decided, { ownOffice, roster }: DecideSetting): boolean =>
  content !== null && header?.kind === 'results' && header.from === roster?.city.code && header.from !== ownOffice;

const readIn = async (filePath: string, copyPath: string, { signal }: JobContext): Promise<Result<string, Fails>> => {
  try {
    return ok((await takePrivateCopy(filePath, copyPath, { signal })).sha256);
  } catch (error) {
    if (signal.aborted) throw error;
    return fail('file.unreadable', { name: path.basename(filePath) });
  }
};

/** `bundles.import`: private copy, the decision of BUNDLE-SPEC 8 with every held link it frees, one transaction. */
export const importHandler =
  ({ dataDir }: { readonly dataDir: string }, keyring: Keyring, turns: Turns): Handler<'bundles.import'> =>
  async (context, { file, rootDigits = '' }) => {
    const { db, pathOf, newId } = context;
    const filePath = pathOf(file);
    const office = findOffice(db);
    if (filePath === null) return fail('file.tokenUnknown', {});
    if (!office) return fail('office.missing', {});
    await turns.take(context);
    const inboxDir = inboxOf(dataDir);
    const made = await makeFolder(inboxDir);
    if (!made.ok) return fail('folder.notWritable', { name: made.error.name });
    context.atEnd(async () => {
      await tidyInbox(db, inboxDir);
    });
    const name = path.basename(filePath);
    const copyName = `${newId()}.ssjb`;
    const copied = await readIn(filePath, path.join(inboxDir, copyName), context);
    if (!copied.ok) return copied;
    const setting = decideSetting(context, dataDir, office.code, keyring);
    const decided = await decideAll(setting, { copyName, name }, rootDigits);
    const missing = missingFor(decided, rootDigits, isLocked(db, keyring));
    if (missing) return { ok: false, error: missing };
    const open = findOpenDraw(db);
    if (open !== null && decided.some((one) => bringsEventsBack(one, setting))) return fail('bundle.drawOpen', { serial: open });
    const [first] = decided;
    if (!first) throw new Error('nothing was decided');
    await keepFiles(inboxDir, decided);
    return ok(function* (write) {
      const [answer] = yield* applyAll(write, decided, office.code);
      if (!answer) throw new Error('nothing was applied');
      const { outcome } = answer.result;
      write.note({ file: name, sha256: copied.value, header: first.headerHash, outcome, reason: reasonOf(answer.result) });
      return ok(answer);
    });
  };

const inboxOf = (dataDir: string): string => path.join(dataDir, 'inbox');

/** Whether this program has a key, a former one among them, whose passphrase was not given since it was started. */
export const isLocked = (db: ReadDb, keyring: Keyring): boolean =>
  listOwnKeys(db, 'office').some(({ signer }) => keyring.find(signer) === null);

export const decideSetting = (context: JobContext, dataDir: string, ownOffice: string, keyring: Keyring): DecideSetting => ({
  context,
  inboxDir: inboxOf(dataDir),
  ownOffice,
  roster: currentRoster(context.db),
  identities: keyring.identities(),
});

/** Writes what was decided, in its order; gives an answer for each. */
export function* applyAll(
  write: ImportWrite,
  decided: readonly Decided[],
  ownOffice: string,
): Generator<Progress, readonly ImportAnswer[]> {
  const answers: ImportAnswer[] = [];
  for (const one of decided) {
    answers.push(answerOf(write.db, one, yield* applyDecided(write, one, ownOffice)));
  }
  return answers;
}

const answerOf = (
  db: ReadDb,
  { header, headerHash, name }: Decided,
  { outcome: result, counts: records, notTaken }: AppliedFile,
): ImportAnswer => {
  const roster = currentRoster(db);
  const from = header?.from ?? '';
  return {
    result,
    fileName: name,
    from,
    fromName: (roster && from !== '' ? officeName(roster, from) : null) ?? from,
    kind: header?.kind ?? '',
    seq: header?.seq ?? 0,
    headerHash,
    records,
    notTaken: notTaken.map((row) => ({ ...row, name: findVisit(db, row.serial, row.subject)?.name ?? row.subject })),
  };
};
