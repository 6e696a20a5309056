import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { exportedText, recordUsageText } from '#shared/i18n/zh-cn/cli.ts';
import { expectOk, openCliOffice, parseArgs, refuseUnopened, type CliCommand } from './command.ts';

/** `record export SERIAL --data DIR --out DIR`: the record folder of one event. */
export const runRecord: CliCommand = async (args, io, program) => {
  const { words, options, flags, wrong } = parseArgs(args, ['json'], ['data', 'out']);
  const [action, serial] = words;
  const dataDir = options.get('data');
  const outDir = options.get('out');
  if (wrong || words.length > 2 || action !== 'export' || !serial || !dataDir || !outDir) {
    io.err(recordUsageText);
    return 2;
  }
  const office = openCliOffice(path.resolve(dataDir), io, program);
  if (!office.ok) return refuseUnopened(office.error, args, io);
  try {
    await mkdir(outDir, { recursive: true });
    const exported = expectOk('draws.exportRecord', await office.value.api['draws.exportRecord']({ serial, folder: path.resolve(outDir) }));
    io.out(flags.has('json') ? `${JSON.stringify({ ok: true, ...exported })}\n` : exportedText(exported.folder));
    return 0;
  } finally {
    office.value.close();
  }
};
