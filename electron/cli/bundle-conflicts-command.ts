import path from 'node:path';
import { bundleConflictsUsageText } from '#shared/i18n/zh-cn/cli.ts';
import { conflictsTable } from '#shared/i18n/zh-cn/conflicts-table.ts';
import { expectOk, openCliOffice, parseArgs, refuseUnopened, type CliCommand } from './command.ts';

/**
 * `bundle conflicts`: the pairs of revisions that wait for an officer, what was decided last and what still has to go out (BUNDLE-SPEC 10.3); exit 0
 * when nothing waits, 1 when something does or the folder cannot be opened, 2 for wrong usage. Deciding needs the two sides before one's eyes and is
 * the window's.
 */
export const runBundleConflicts: CliCommand = async (args, io, program) => {
  const { words, flags, options, wrong } = parseArgs(args, ['json'], ['data']);
  const data = options.get('data');
  if (wrong || words.length !== 1 || data === undefined) {
    io.err(bundleConflictsUsageText);
    return 2;
  }
  const office = openCliOffice(path.resolve(data), io, program);
  if (!office.ok) return refuseUnopened(office.error, args, io);
  try {
    const { api } = office.value;
    const list = expectOk('conflicts.list', await api['conflicts.list']({}));
    io.out(flags.has('json') ? `${JSON.stringify({ ok: true, ...list })}\n` : conflictsTable(list));
    return list.open + list.parallel === 0 ? 0 : 1;
  } finally {
    office.value.close();
  }
};
