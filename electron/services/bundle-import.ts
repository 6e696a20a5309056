import path from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import type { ImportAnswer } from '#shared/contract/bundles.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { clearInbox, moveAside, takePrivateCopy } from '#electron/bundle/outbox.ts';
import { officeName } from '#electron/bundle/roster.ts';
import { makeFolder } from '#electron/platform/write-files.ts';
import { heldHashes } from '#electron/store/chains.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOwnKey } from '#electron/store/keys.ts';
import { findOffice } from '#electron/store/office.ts';
import { applyDecided } from './bundle-apply.ts';
import { decideFirstRoster, decideWithHeld, heldName, reasonOf, type Decided, type DecideSetting } from './bundle-decide.ts';
import type { Handler, JobContext } from './context.ts';
import type { Keyring } from './keyring.ts';
import { currentRoster } from './trust-roster.ts';
import type { Turns } from './turns.ts';

const quarantineName = 'quarantine';

/** Removes everything from the inbox that does not wait for its turn or for an officer's decision; the plaintexts above all. */
const tidyInbox = (db: ReadDb, inboxDir: string): Promise<readonly string[]> =>
  clearInbox(inboxDir, new Set([...heldHashes(db).map(heldName), quarantineName]));

/** Both files of a fork are put aside, so that nothing is lost before an officer has decided (BUNDLE-SPEC 7.4). */
const keepFile = async (inboxDir: string, copyName: string, { outcome, headerHash }: Decided): Promise<void> => {
  if (headerHash === '') return;
  const from = path.join(inboxDir, copyName);
  if (outcome?.outcome === 'GAP') await moveAside(from, path.join(inboxDir, heldName(headerHash)));
  const forked = outcome?.outcome === 'FORK' || outcome?.outcome === 'BROKEN_CHAIN';
  if (forked) await moveAside(from, path.join(inboxDir, quarantineName, heldName(headerHash)));
};

type Fails = AppError<'trust.digitsNeeded' | 'keys.locked' | 'file.unreadable' | 'folder.notWritable'>;

const decideAll = async (
  setting: DecideSetting,
  file: { copyName: string; name: string },
  rootDigits: string,
): Promise<readonly Decided[]> => (setting.roster ? decideWithHeld(setting, file) : [await decideFirstRoster(setting, file, rootDigits)]);

/** A file that needs what is still missing on this side is not decided at all: digits from paper, or the passphrase. */
const missingFor = (decided: readonly Decided[], rootDigits: string, locked: boolean): Fails | null => {
  const outcomes = decided.flatMap(({ outcome }) => outcome ?? []);
  const asksDigits = outcomes.some(({ outcome, params }) => outcome === 'UNKNOWN_KEY' && params.reason === 'root-digits');
  if (asksDigits && rootDigits.trim() === '') return { code: 'trust.digitsNeeded', params: {} };
  const asksKey = outcomes.some(({ outcome, params }) => outcome === 'DECRYPT' && params.reason === 'no-key');
  return asksKey && locked ? { code: 'keys.locked', params: {} } : null;
};

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
    const inboxDir = path.join(dataDir, 'inbox');
    const made = await makeFolder(inboxDir);
    if (!made.ok) return fail('folder.notWritable', { name: made.error.name });
    context.atEnd(async () => {
      await tidyInbox(db, inboxDir);
    });
    const name = path.basename(filePath);
    const copyName = `${newId()}.ssjb`;
    const copied = await readIn(filePath, path.join(inboxDir, copyName), context);
    if (!copied.ok) return copied;
    const setting: DecideSetting = {
      context,
      inboxDir,
      ownOffice: office.code,
      roster: currentRoster(db),
      identities: keyring.identities(),
    };
    const decided = await decideAll(setting, { copyName, name }, rootDigits);
    const key = findOwnKey(db, 'office');
    const missing = missingFor(decided, rootDigits, key !== null && keyring.find(key.signer) === null);
    if (missing) return { ok: false, error: missing };
    const [first] = decided;
    if (!first) throw new Error('nothing was decided');
    await keepFile(inboxDir, copyName, first);
    return ok(function* (write) {
      const answers: ImportAnswer[] = [];
      for (const one of decided) {
        const { outcome, counts } = yield* applyDecided(write, one, office.code);
        answers.push(answerOf(write.db, one, outcome, counts));
      }
      const [answer] = answers;
      if (!answer) throw new Error('nothing was applied');
      const { outcome } = answer.result;
      write.note({ file: name, sha256: copied.value, header: first.headerHash, outcome, reason: reasonOf(answer.result) });
      return ok(answer);
    });
  };

const answerOf = (
  db: ReadDb,
  { header, headerHash, name }: Decided,
  result: ImportAnswer['result'],
  records: ImportAnswer['records'],
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
  };
};
