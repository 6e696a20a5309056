import path from 'node:path';
import { cleanedText, damagedText, doctorText, doctorUsageText, evidenceCheckText } from '#shared/i18n/zh-cn/cli.ts';
import { expectOk, openCliOffice, parseArgs, refuseUnopened, type CliCommand } from './command.ts';

/**
 * `doctor --data DIR`: every page of the database, the audit chain, the files of evidence, runtime and schema; exit 1 when something is
 * damaged or missing or the chain broken. `--clean` removes the files of evidence that nothing refers to.
 */
export const runDoctor: CliCommand = async (args, io, program) => {
  const { words, options, flags, wrong } = parseArgs(args, ['json', 'clean'], ['data']);
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
    const cleaned = flags.has('clean') ? expectOk('evidence.clean', await api['evidence.clean']({})) : null;
    const evidence = expectOk('evidence.check', await api['evidence.check']({}));
    const system = expectOk('system.state', await api['system.state']({}));
    const whole = audit.brokenAt === null && evidence.bad.length === 0;
    if (flags.has('json')) io.out(`${JSON.stringify({ ok: whole, audit, evidence, ...(cleaned ? { cleaned } : {}), system })}\n`);
    else {
      io.out(doctorText(audit.rows, audit.brokenAt));
      if (cleaned) io.out(cleanedText(cleaned.files, cleaned.bytes));
      io.out(evidenceCheckText(evidence));
    }
    return whole ? 0 : 1;
  } finally {
    office.value.close();
  }
};
