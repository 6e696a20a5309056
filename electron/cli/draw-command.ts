import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { toHex } from '#shared/base/bytes.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import type { DrawDifference } from '#shared/domain/draw/difference.ts';
import { recomputeDraw } from '#shared/domain/draw/recompute.ts';
import { isCheckedName, largestCompanion, type RecordFiles } from '#shared/domain/draw/record.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { drawComputedText, drawConsistentText, drawDifferenceText, drawUsageText, pathFailedText } from '#shared/i18n/zh-cn/draw-check.ts';
import type { CliIo } from './io.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { osErrorCode } from './os-error.ts';
import { replaceFile } from './replace-file.ts';

/** `draw compute DIR` and `draw verify DIR`. Needs nothing but the folder: a citizen can check without our database. */
export const runDraw = async (args: readonly string[], io: CliIo): Promise<number> => {
  const json = args.includes('--json');
  const [action, dir, ...rest] = args.filter((arg) => arg !== '--json');
  const run = action === 'compute' ? compute : action === 'verify' ? verify : undefined;
  if (!run || dir === undefined || dir.startsWith('-') || rest.length > 0) {
    io.err(drawUsageText);
    return 2;
  }
  try {
    return await run(dir, json, io);
  } catch (error) {
    const code = osErrorCode(error);
    if (code === undefined) throw error;
    io.err(pathFailedText(dir, code));
    return 2;
  }
};

const compute = async (dir: string, json: boolean, io: CliIo): Promise<number> => {
  const recomputed = recomputeDraw(nodeHash, await readRecordFiles(dir));
  if (!recomputed.ok) return refuse(recomputed.error, json, io);
  const results: { readonly file: string; readonly drawn: number; readonly reserve: number; readonly sha256: string }[] = [];
  for (const { resultFile, resultText, result } of recomputed.value.items) {
    const bytes = encodeText(resultText);
    await replaceFile(path.join(dir, resultFile), bytes);
    const drawn = result.rows.filter((row) => row.drawn).length;
    results.push({ file: resultFile, drawn, reserve: result.rows.length - drawn, sha256: toHex(nodeHash.sha256(bytes)) });
  }
  const { serial } = recomputed.value.ceremony;
  if (json) io.out(`${JSON.stringify({ ok: true, serial, prk: toHex(recomputed.value.prk), results })}\n`);
  else for (const { file, drawn, reserve, sha256 } of results) io.out(drawComputedText(file, drawn, reserve, sha256));
  return 0;
};

const verify = async (dir: string, json: boolean, io: CliIo): Promise<number> => {
  const summary = verifyRecord(await readRecordFiles(dir), nodeHash);
  if (!summary.ok) return refuse(summary.error, json, io);
  io.out(json ? `${JSON.stringify({ ok: true, summary: summary.value })}\n` : drawConsistentText(summary.value));
  return 0;
};

const refuse = (difference: DrawDifference, json: boolean, io: CliIo): number => {
  const text = drawDifferenceText(difference);
  if (json) io.out(`${JSON.stringify({ ok: false, difference, text })}\n`);
  else io.out(`${text}\n`);
  return 1;
};

/** All plain files of the folder; of what the draw does not know nothing very large is read. */
const readRecordFiles = async (dir: string): Promise<RecordFiles> => {
  const files = new Map<string, Uint8Array>();
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const filePath = path.join(dir, entry.name);
    const wanted = isCheckedName(entry.name) || (await stat(filePath)).size <= largestCompanion;
    files.set(entry.name, wanted ? await readFile(filePath) : new Uint8Array(0));
  }
  return files;
};
