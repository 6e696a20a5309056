import { ok, type Result } from '#shared/base/result.ts';
import type { ImportAnswer } from '#shared/contract/bundles.ts';
import type { ChainState } from '#shared/contract/chains.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { NumberSpan } from '#shared/domain/bundle/kinds.ts';
import { missingBefore } from '#electron/bundle/chain.ts';
import { fingerprintOfHash } from '#electron/bundle/fingerprint.ts';
import { findKey, officeName } from '#electron/bundle/roster.ts';
import {
  deletePause,
  findPause,
  insertPause,
  insertWaived,
  listPaused,
  listQuarantined,
  listWaived,
  refuseQuarantined,
  releaseQuarantined,
  unmarkForked,
  type Decision,
} from '#electron/store/chain-decisions.ts';
import { findChain, linksOfChain, listChainNames } from '#electron/store/chains.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { isOwnSigner } from '#electron/store/keys.ts';
import { findOffice } from '#electron/store/office.ts';
import { decideFreed, type Decided } from './bundle-decide.ts';
import { applyAll, decideSetting, isLocked, keepFiles, missingFor, tidyInbox } from './bundle-import.ts';
import { ledgerOver, nothingPending, type ChainName, type Pending } from './bundle-ledger.ts';
import type { CommandContext, Handlers, JobContext } from './context.ts';
import type { Keyring } from './keyring.ts';
import { currentRoster } from './trust-roster.ts';
import type { Turns } from './turns.ts';

type Names = 'chains.list' | 'chains.waive' | 'chains.keepBranch' | 'chains.pause' | 'chains.resume';

/** The numbers that the held links of a chain wait for, and how many links wait. */
const waitsFor = (db: ReadDb, { signer, chan }: ChainName): { readonly missing: readonly NumberSpan[]; readonly held: number } => {
  const held = linksOfChain(db, signer, chan).filter(({ slot }) => slot === 'held');
  const view = ledgerOver(db, null).chain(signer, chan, 1);
  const have = new Set(held.map(({ seq }) => seq));
  const spans = missingBefore({ ...view, waived: [...view.waived, ...have].sort((a, b) => a - b) }, Math.max(0, ...have) + 1);
  return { missing: have.size === 0 ? [] : spans, held: have.size };
};

const chainState = (db: ReadDb, { signer, chan, office }: ChainName & { readonly office: string }): ChainState => {
  const roster = currentRoster(db);
  const known = roster ? findKey(roster, signer) : null;
  const stored = findChain(db, signer, chan);
  return {
    signer,
    chan,
    office,
    officeName: (roster ? officeName(roster, office) : null) ?? office,
    fingerprint: fingerprintOfHash(signer),
    lastSeq: stored?.lastSeq ?? 0,
    ...waitsFor(db, { signer, chan }),
    waived: listWaived(db, signer, chan),
    forked: stored?.forked ?? false,
    aside: listQuarantined(db, signer, chan)
      .filter(({ refusedReason }) => refusedReason === null)
      .map(({ headerHash, seq, fileName, at, why }) => ({ headerHash, seq, fileName, at, why })),
    paused: findPause(db, signer),
    closedAt: known?.closedAt ? (known.closedAt[chan] ?? 0) : null,
  };
};

/** A key may be paused before its first bundle; it must be seen to be resumed. */
export const listChainStates = (db: ReadDb): readonly ChainState[] => {
  const names = listChainNames(db).filter(({ signer }) => !isOwnSigner(db, signer));
  const roster = currentRoster(db);
  const chan = findOffice(db)?.code ?? '';
  const unheard = listPaused(db).filter((signer) => !names.some((name) => name.signer === signer));
  const paused = unheard.map((signer) => ({ signer, chan, office: (roster && findKey(roster, signer)?.office) ?? '' }));
  return [...names, ...paused].map((name) => chainState(db, name));
};

const decisionOf = ({ actor, now }: Pick<CommandContext<never>, 'actor' | 'now'>, reason: string): Decision => ({
  reason,
  by: actor?.id ?? '',
  byName: actor?.name ?? '',
  at: now,
});

/** A chain that jumps further was not lost on the way: somebody else numbers with this key (BUNDLE-SPEC 15, fast-forward). */
const mostWaived = 1_000;

const numbersOf = (spans: readonly NumberSpan[]): readonly number[] =>
  spans.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, offset) => first + offset));

export const chainHandlers = ({ dataDir }: { readonly dataDir: string }, keyring: Keyring, turns: Turns): Handlers<Names> => {
  /** What waits behind decisions about chains, decided as if they were written. */
  const freed = async (
    context: JobContext,
    pendings: readonly Pending[],
  ): Promise<Result<{ readonly decided: readonly Decided[]; readonly ownOffice: string }, AppError<'office.missing' | 'keys.locked'>>> => {
    const { db } = context;
    const office = findOffice(db);
    if (!office) return fail('office.missing', {});
    const setting = decideSetting(context, dataDir, office.code, keyring);
    context.atEnd(async () => {
      await tidyInbox(db, setting.inboxDir);
    });
    const decided: Decided[] = [];
    for (const pending of pendings) decided.push(...(await decideFreed(setting, pending)));
    const missing = missingFor(decided, '', isLocked(db, keyring));
    if (missing?.code === 'keys.locked') return { ok: false, error: missing };
    await keepFiles(setting.inboxDir, decided);
    return ok({ decided, ownOffice: office.code });
  };

  return {
    'chains.list': ({ db }) => ok(listChainStates(db)),

    'chains.waive': async (context, { signer, chan, reason }) => {
      await turns.take(context);
      if (findOffice(context.db)?.role !== 'city') return fail('office.roleOnly', { role: 'city' });
      const { missing } = waitsFor(context.db, { signer, chan });
      if (missing.length === 0) return fail('chain.nothingMissing', {});
      const given = missing.reduce((sum, { first, last }) => sum + last - first + 1, 0);
      if (given > mostWaived) return fail('chain.tooManyMissing', { given, most: mostWaived });
      const numbers = numbersOf(missing);
      const ready = await freed(context, [{ ...nothingPending({ signer, chan }), waived: numbers }]);
      if (!ready.ok) return ready;
      const { decided, ownOffice } = ready.value;
      return ok(function* (write) {
        for (const seq of numbers) insertWaived(write.db, signer, chan, seq, decisionOf(write, reason));
        const answers: readonly ImportAnswer[] = yield* applyAll(write, decided, ownOffice);
        write.note({ signer, chan, numbers, reason });
        return ok(answers);
      });
    },

    'chains.keepBranch': async (context, { signer, chan, reason }) => {
      await turns.take(context);
      if (findChain(context.db, signer, chan)?.forked !== true) return fail('chain.notForked', {});
      const ready = await freed(context, [{ ...nothingPending({ signer, chan }), forkDecided: true }]);
      if (!ready.ok) return ready;
      const { decided, ownOffice } = ready.value;
      return ok(function* (write) {
        const aside = listQuarantined(write.db, signer, chan).filter(({ refusedReason }) => refusedReason === null);
        const refused = aside.filter(({ why }) => why !== 'chain-forked').map(({ headerHash }) => headerHash);
        unmarkForked(write.db, signer, chan);
        for (const headerHash of refused) refuseQuarantined(write.db, headerHash, decisionOf(write, reason));
        const answers: readonly ImportAnswer[] = yield* applyAll(write, decided, ownOffice);
        // What only came after the fork and did not fit now comes again from its sender.
        for (const { headerHash, why } of aside) if (why === 'chain-forked') releaseQuarantined(write.db, headerHash);
        write.note({ signer, chan, refused, reason });
        return ok(answers);
      });
    },

    'chains.pause': (write, { signer, reason }) => {
      const roster = currentRoster(write.db);
      if (!roster || !findKey(roster, signer) || isOwnSigner(write.db, signer)) return fail('chain.notFound', {});
      if (findPause(write.db, signer)) return fail('chain.paused', {});
      insertPause(write.db, signer, decisionOf(write, reason));
      write.note({ signer, reason });
      return ok(null);
    },

    'chains.resume': async (context, { signer, reason }) => {
      await turns.take(context);
      if (!findPause(context.db, signer)) return fail('chain.notPaused', {});
      const chains = listChainNames(context.db).filter((name) => name.signer === signer);
      const ready = await freed(
        context,
        chains.map(({ chan }) => ({ ...nothingPending({ signer, chan }), resumed: true })),
      );
      if (!ready.ok) return ready;
      const { decided, ownOffice } = ready.value;
      return ok(function* (write) {
        deletePause(write.db, signer);
        const answers: readonly ImportAnswer[] = yield* applyAll(write, decided, ownOffice);
        write.note({ signer, reason });
        return ok(answers);
      });
    },
  };
};
