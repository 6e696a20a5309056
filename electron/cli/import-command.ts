import path from 'node:path';
import { importKinds } from '#shared/contract/imports.ts';
import { dryRunText, importedText, importUsageText } from '#shared/i18n/zh-cn/cli.ts';
import { expectOk, openCliOffice, parseArgs, type CliCommand } from './command.ts';

/** `import subjects|inspectors|items FILE --data DIR [--dry-run] --json`; exit 1 when rows must be put right first. */
export const runImport: CliCommand = async (args, io, program) => {
  const { words, options, flags } = parseArgs(args, ['json', 'dry-run']);
  const [word, file] = words;
  const kind = importKinds.find((candidate) => candidate === word);
  const dataDir = options.get('data');
  if (!kind || !file || !dataDir || words.length > 2) {
    io.err(importUsageText);
    return 2;
  }
  const office = openCliOffice(path.resolve(dataDir), io, program);
  if (!office.ok) {
    io.err(office.error);
    return 1;
  }
  try {
    const { api } = office.value;
    const report = expectOk('imports.read', await api['imports.read']({ kind, file: path.resolve(file) }));
    const { mustFix } = report.rows;
    if (flags.has('dry-run')) {
      const { added, updated, unchanged } = report.effect;
      io.out(flags.has('json') ? `${JSON.stringify({ ok: true, report })}\n` : dryRunText(added, updated, unchanged, mustFix));
    } else {
      const batch = expectOk('imports.confirm', await api['imports.confirm']({ stage: report.stage }));
      io.out(
        flags.has('json')
          ? `${JSON.stringify({ ok: true, report, batch })}\n`
          : importedText(batch.added, batch.updated, batch.unchanged, mustFix),
      );
    }
    return mustFix > 0 ? 1 : 0;
  } finally {
    office.value.close();
  }
};
