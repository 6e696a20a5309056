import { readFile } from 'node:fs/promises';
import { parseAssignIn } from '#shared/domain/assignment/assign-in-file.ts';
import { assignOutText } from '#shared/domain/assignment/assign-out-file.ts';
import { assign } from '#shared/domain/assignment/assign.ts';
import { decodeText } from '#shared/domain/draw/utf8-text.ts';
import { assignInBadText, assignOverCapText, assignShortText, assignUsageText, pathFailedText } from '#shared/i18n/zh-cn/draw-check.ts';
import type { CliIo } from './io.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { osErrorCode } from './os-error.ts';

/** `assign compute IN.json`: assign-out.json on stdout, which is one JSON document with `--json` or without; notes on stderr. */
export const runAssign = async (args: readonly string[], io: CliIo): Promise<number> => {
  const [action, file, ...rest] = args.filter((arg) => arg !== '--json');
  if (action !== 'compute' || file === undefined || file.startsWith('-') || rest.length > 0) {
    io.err(assignUsageText);
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = osErrorCode(error);
    if (code === undefined) throw error;
    io.err(pathFailedText(file, code));
    return 2;
  }
  const text = decodeText(bytes);
  const assignIn = text === undefined ? undefined : parseAssignIn(text);
  if (!assignIn?.ok) {
    const at = assignIn?.error.at ?? '';
    if (args.includes('--json')) io.out(`${JSON.stringify({ ok: false, reason: assignIn?.error.reason ?? 'notUtf8', at })}\n`);
    io.err(assignInBadText(file, at));
    return 1;
  }
  const assignment = assign(nodeHash, assignIn.value);
  io.out(assignOutText(assignment));
  const short = assignment.teams.filter(({ missing }) => missing > 0).length;
  if (short > 0) io.err(assignShortText(short));
  for (const { set, need, cap } of assignment.certs) io.err(assignOverCapText(set, need, cap));
  return 0;
};
