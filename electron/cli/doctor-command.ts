import path from 'node:path';
import { damagedText, doctorText, doctorUsageText } from '#shared/i18n/zh-cn/cli.ts';
import { expectOk, openCliOffice, parseArgs, refuseUnopened, type CliCommand } from './command.ts';

/** `doctor --data DIR`: every page of the database, the audit chain, runtime and schema; exit 1 when something is damaged or the chain broken. */
export const runDoctor: CliCommand = async (args, io, program) => {
  const { words, options, flags, wrong } = parseArgs(args, ['json'], ['data']);
  const dataDir = options.get('data');
  if (wrong || words.length > 0 || !dataDir) {
    io.err(doctorUsageText);
    return 2;
  }
  const office = openCliOffice(path.resolve(dataDir), io, program);
  if (!office.ok) return refuseUnopened(office.error, args, io);
  try {
    const { api, store } = office.value;
    const damage = store.damage();
    if (damage !== null) {
      const text = damagedText(path.resolve(dataDir));
      if (flags.has('json'))
        io.out(`${JSON.stringify({ ok: false, error: { code: 'store.damaged', params: { detail: damage } }, text })}\n`);
      io.err(`${text}\n`);
      return 1;
    }
    const audit = expectOk('audit.check', await api['audit.check']({}));
    const system = expectOk('system.state', await api['system.state']({}));
    const whole = audit.brokenAt === null;
    io.out(flags.has('json') ? `${JSON.stringify({ ok: whole, audit, system })}\n` : doctorText(audit.rows, audit.brokenAt));
    return whole ? 0 : 1;
  } finally {
    office.value.close();
  }
};
