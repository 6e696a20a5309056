import path from 'node:path';
import { initAdminText, initPasswordText, initText, initUsageText } from '#shared/i18n/zh-cn/cli.ts';
import { expectOk, openOrMakeCliOffice, parseArgs, refuseUnopened, type CliCommand } from './command.ts';

/** `init --data DIR --office CODE --name NAME [--role county|city]`; the administrator's password is asked for. */
export const runInit: CliCommand = async (args, io, program) => {
  const { words, options, flags, wrong } = parseArgs(args, ['json'], ['data', 'office', 'name', 'role', 'admin', 'password']);
  const dataDir = options.get('data');
  const code = options.get('office');
  const name = options.get('name');
  const role = options.get('role') ?? 'county';
  if (wrong || words.length > 0 || !dataDir || !code || !name || (role !== 'county' && role !== 'city')) {
    io.err(initUsageText);
    return 2;
  }
  const office = openOrMakeCliOffice(path.resolve(dataDir), io, program);
  if (!office.ok) return refuseUnopened(office.error, args, io);
  try {
    const adminName = options.get('admin') ?? (await io.prompt(initAdminText));
    const password = options.get('password') ?? (await io.prompt(initPasswordText));
    const created = expectOk('office.create', await office.value.api['office.create']({ code, name, role, adminName, password }));
    io.out(
      flags.has('json')
        ? `${JSON.stringify({ ok: true, code, name, role, recoveryCode: created.recoveryCode })}\n`
        : initText(name, created.recoveryCode),
    );
    return 0;
  } finally {
    office.value.close();
  }
};
