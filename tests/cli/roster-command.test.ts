import { readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { StepFailed } from '#electron/cli/command.ts';
import type { CliIo } from '#electron/cli/io.ts';
import { runRoster } from '#electron/cli/roster-command.ts';
import { importInto } from '../support/exchange.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { builtProgram } from '../support/cli-program.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

/** The command on the folder of a closed office; each prompt is answered by the next text. */
const roster = async (dataDir: string, typed: readonly string[], ...args: readonly string[]) => {
  const said = { out: '', err: '', asked: [] as string[] };
  const answers = [...typed];
  const io: CliIo = {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    now: () => new Date('2026-03-02T01:00:00Z'),
    prompt: (question) => {
      said.asked.push(question);
      return Promise.resolve(answers.shift() ?? '');
    },
  };
  const program = builtProgram(dataDir);
  try {
    return { ...said, code: await runRoster([...args, '--data', dataDir], io, program), ...said };
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return { ...said, code: 1, err: error.message };
  }
};

const office = async (seed: string, code: string, role: 'city' | 'county'): Promise<StartedOffice> => {
  const made = startOffice({ seed });
  valueOf(await made.api['office.create']({ code, name: `${code}局`, role, adminName: '阮砚宁', password: 'Zhaohe-2021' }));
  return made;
};

it('a city founds its roster, enrols a county by telephone, sends the roster out and closes the key', { timeout: 120_000 }, async () => {
  const city = await office('cli city', '130100', 'city');
  const county = await office('cli county', '130123', 'county');
  const stick = path.join(path.dirname(county.dataDir), 'stick');
  await writeFile(path.join(path.dirname(county.dataDir), 'root.txt'), `${demo.rootPassphrase}\n`);
  const rootFile = path.join(path.dirname(county.dataDir), 'root.txt');
  const own = valueOf(await county.api['keys.create']({ label: '办公室电脑', passphrase: demo.countyPassphrase }));
  const { fileName } = valueOf(await county.api['keys.exportEnrolment']({ folder: path.dirname(county.dataDir) }));
  const enrolment = path.join(path.dirname(county.dataDir), fileName);
  city.close();

  const none = await roster(city.dataDir, [], 'show', '--json');
  expect([none.code, JSON.parse(none.out)]).toMatchObject([1, { ok: false, error: { code: 'trust.missing' } }]);
  const typed = [demo.cityPassphrase, demo.rootPassphrase, demo.recoveryPassphrase];
  const started = await roster(city.dataDir, typed, 'init', '--label', '市局电脑', '--json');
  expect([started.code, started.asked]).toEqual([0, ['密钥文件的口令：', '根密钥口令：', '恢复密钥口令：']]);
  const { rootFingerprint, files } = JSON.parse(started.out) as { readonly rootFingerprint: string; readonly files: readonly string[] };
  expect(rootFingerprint).toMatch(/^(\d{5} ){5}\d{5}$/);
  expect(await readdir(path.join(city.dataDir, 'keys'))).toEqual(expect.arrayContaining([...files]));
  expect(await roster(city.dataDir, typed, 'init', '--label', '市局电脑')).toMatchObject({
    code: 1,
    err: expect.stringContaining('已经建立') as unknown,
  });

  const wrong = await roster(city.dataDir, ['00000', '00000'], 'accept', enrolment, '--root-passphrase-file', rootFile);
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('不一致') as unknown });
  expect(wrong.asked).toHaveLength(2);
  const asked = wrong.asked.map((question) => Number(/第 (\d) 组/.exec(question)?.[1]));
  const groups = asked.map((group) => own.fingerprint.split(' ')[group - 1] ?? '');
  const accepted = await roster(
    city.dataDir,
    [],
    'accept',
    enrolment,
    '--groups',
    groups.join(','),
    '--root-passphrase-file',
    rootFile,
    '--json',
  );
  expect(JSON.parse(accepted.out)).toMatchObject({
    ok: true,
    version: 2,
    offices: [{ code: '130123', keys: [{ signer: own.signer, closedAt: null }] }],
  });

  const signed = await roster(city.dataDir, [demo.cityPassphrase], 'sign', '--out', path.dirname(stick), '--json');
  const { file } = JSON.parse(signed.out) as { readonly file: string };
  expect(valueOf(await county.api['bundles.import']({ file, rootDigits: rootFingerprint })).result.outcome).toBe('ACCEPT');

  const closed = await roster(city.dataDir, [], 'close', own.signer, '--reason', '电脑丢失', '--root-passphrase-file', rootFile);
  expect(closed).toMatchObject({ code: 0, out: expect.stringContaining('已停用') as unknown });
  const again = await roster(city.dataDir, [], 'close', own.signer, '--reason', '电脑丢失', '--root-passphrase-file', rootFile);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('早已停用') as unknown });
  const shown = await roster(city.dataDir, [], 'show');
  expect(shown.out).toContain('信任名册第 3 版');
  expect(shown.out).toContain(own.signer);
  const next = await roster(city.dataDir, [demo.cityPassphrase], 'sign', '--out', path.dirname(stick), '--json');
  const second = JSON.parse(next.out) as { readonly file: string };
  expect((await importInto(county, second.file)).result.outcome).toBe('ACCEPT');
  expect(valueOf(await county.api['bundles.due']({})).sealingLocked).toBe('keyClosed');

  const renewed = await roster(
    city.dataDir,
    ['another four words of the city'],
    ...['renew', '--label', '新电脑', '--reason', '换了电脑', '--out', path.dirname(stick), '--root-passphrase-file', rootFile, '--json'],
  );
  const third = JSON.parse(renewed.out) as { readonly file: string };
  expect((await importInto(county, third.file)).result.outcome).toBe('ACCEPT');
  const prolonged = await roster(city.dataDir, [demo.rootPassphrase], 'prolong');
  expect(prolonged).toMatchObject({ code: 0, asked: ['根密钥口令：'], out: expect.stringContaining('信任名册第 5 版') as unknown });
  // The file of the root key lies in its envelope.
  const root = files.find((name) => name.includes('-root')) ?? '';
  await rename(path.join(city.dataDir, 'keys', root), path.join(path.dirname(stick), root));
  const absent = await roster(city.dataDir, [demo.rootPassphrase], 'prolong');
  expect(absent).toMatchObject({ code: 1, err: expect.stringContaining(root) as unknown });
});

it.each([
  ['no action', []],
  ['an unknown one', ['found']],
  ['a missing label', ['init']],
  ['a missing file', ['accept']],
  ['a missing reason', ['close', 'a'.repeat(64)]],
  ['a missing folder', ['sign']],
  ['a new key without a reason', ['renew', '--label', '新', '--out', '.']],
  ['a word too many', ['show', 'all']],
  ['an unknown option', ['show', '--colour']],
] as const)('is used wrongly with %s', async (_, args) => {
  const city = await office('cli wrong', '130100', 'city');
  city.close();
  const said = await roster(city.dataDir, [], ...args);
  expect([said.code, said.out]).toEqual([2, '']);
  expect(said.err).toContain('roster show');
});

it('names a passphrase file that is not there', async () => {
  const city = await office('cli file', '130100', 'city');
  city.close();
  const said = await roster(city.dataDir, [], 'sign', '--out', city.dataDir, '--passphrase-file', path.join(city.dataDir, 'none.txt'));
  expect([said.code, said.err]).toEqual([2, expect.stringContaining('none.txt')]);
});
