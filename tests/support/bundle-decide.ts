import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { Json } from '#shared/base/canonical-json.ts';
import { outcomeReason } from '#shared/domain/bundle/outcome.ts';
import { bundleOutcomeSentence } from '#shared/i18n/zh-cn/bundle-outcomes.ts';
import { decideImport, type ImportDecision, type ImportQuestion } from '#electron/bundle/decision.ts';
import { writeAnnexPayload, writeBundle, type BundleParts, type TestFolder } from './bundle-files.ts';
import { cityAsks } from './bundle-ledger.ts';

export const hash = (letter: string): string => letter.repeat(64);

export const header = (change: { readonly [field: string]: Json }): Partial<BundleParts> => ({ header: change });

export const annexPayload = async (folder: TestFolder): Promise<Uint8Array> => {
  const path = folder.fresh('payload.zip');
  await writeAnnexPayload(path);
  return readFile(path);
};

/** Asks the city of the annex about the annex's bundle with these parts changed. */
export const deciderIn =
  (folder: TestFolder) =>
  async (parts: Partial<BundleParts>, change: Partial<ImportQuestion> = {}): Promise<ImportDecision> => {
    const path = folder.fresh('bundle.ssjb');
    await writeBundle(path, { payload: await annexPayload(folder), ...parts });
    return decideImport(cityAsks(path, folder.path(), change));
  };

/** The code and its reason; checks on the way that the outcome has a Chinese sentence without holes. */
export const codeOf = (decision: ImportDecision): string => {
  if (decision.at !== 'decided') return decision.at;
  const sentence = bundleOutcomeSentence(decision.outcome);
  expect(sentence).toMatch(/^[^a-z]*\p{Script=Han}/u);
  expect(sentence).not.toMatch(/undefined|NaN|null/);
  const reason = outcomeReason(decision.outcome);
  return reason === null ? decision.outcome.outcome : `${decision.outcome.outcome} ${reason}`;
};
