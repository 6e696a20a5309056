import path from 'node:path';
import { doctorText, doctorUsageText } from '#shared/i18n/zh-cn/cli.ts';
import { expectOk, openCliOffice, parseArgs, type CliCommand } from './command.ts';

/** `doctor --data DIR`: runtime, schema and the audit chain; exit 1 when the chain is broken. */
export const runDoctor: CliCommand = async (args, io, program) => {
  const { words, options, flags, wrong } = parseArgs(args, ['json'], ['data']);
  const dataDir = options.get('data');
  if (wrong || words.length > 0 || !dataDir) {
    io.err(doctorUsageText);
    return 2;
  }
  const office = openCliOffice(path.resolve(dataDir), io, program);
  if (!office.ok) {
    io.err(office.error);
    return 1;
  }
  try {
    const audit = expectOk('audit.check', await office.value.api['audit.check']({}));
    const system = expectOk('system.state', await office.value.api['system.state']({}));
    io.out(
      flags.has('json') ? `${JSON.stringify({ ok: audit.brokenAt === null, audit, system })}\n` : doctorText(audit.rows, audit.brokenAt),
    );
    return audit.brokenAt === null ? 0 : 1;
  } finally {
    office.value.close();
  }
};
