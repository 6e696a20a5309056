import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { ConflictList } from '#shared/contract/conflicts.ts';
import { runBundle } from '#electron/cli/bundle-command.ts';
import type { CliIo } from '#electron/cli/io.ts';
import { restoredCounty } from '../support/disputes.ts';
import { enterResult, importInto, sealResults } from '../support/exchange.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { builtProgram } from '../support/cli-program.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const conflicts = async (dataDir: string, ...args: readonly string[]) => {
  const said = { out: '', err: '' };
  const io: CliIo = {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    now: () => new Date('2026-03-02T01:00:00Z'),
    prompt: () => Promise.reject(new Error('nothing is asked')),
  };
  const program = builtProgram(dataDir);
  const code = await runBundle(['conflicts', ...args], io, program);
  return { ...said, code };
};

const onData = ({ dataDir }: StartedOffice, ...args: readonly string[]) => conflicts(dataDir, '--data', dataDir, ...args);

const remark = (text: string) => (county: StartedOffice, serial: string, code: string) => enterResult(county, serial, code, text);

it('lists what waits, answers 1 while something does, and shows what was decided and is to be sent', { timeout: 120_000 }, async () => {
  const dispute = await restoredCounty(remark('甲写的'), remark('乙写的'));
  const { city } = dispute;
  await importInto(city, await sealResults(dispute));
  const list = valueOf(await city.api['conflicts.list']({}));
  const [head] = list.waiting;
  if (!head) throw new Error('a conflict waits');
  city.close();

  const text = await onData(city);
  expect([text.code, text.err]).toEqual([1, '']);
  expect(text.out.split('\n')[0]).toBe('1 处等着决定');
  expect(text.out.split('\n')[1]).toBe(`  ${head.officeName}：${head.what.code}  两份改了同一处 · 检查结果 · ${dispute.serial}`);
  const json = await onData(city, '--json');
  expect([json.code, JSON.parse(json.out)]).toEqual([1, { ok: true, ...list }]);

  const again = startOffice({ seed: 'again', dataDir: city.dataDir });
  const { office, table, record, otherHash } = head;
  const detail = valueOf(await again.api['conflicts.get']({ office, table, record, otherHash }));
  const asked = { office, table, record, otherHash, keptHash: detail.kept?.hash ?? '', choice: 'taken' as const, fields: [] };
  valueOf(await again.api['conflicts.decide']({ ...asked, reason: '与县局电话核对过' }));
  again.close();
  const decided = await onData(city);
  expect(decided.code).toBe(0);
  expect(decided.out).toContain('没有等着决定的冲突。');
  expect(decided.out).toContain('决定好的要发给县局');
  expect(decided.out).toContain('与县局电话核对过');
  const after = JSON.parse((await onData(city, '--json')).out) as ConflictList;
  expect(after).toMatchObject({ ok: true, open: 0, parallel: 0, toSend: [{ office: '130123', records: 1 }] });
});

it('has nothing to show in an office without any', async () => {
  const office = startOffice({ seed: 'no conflicts' });
  const asked = { code: '130123', name: '正定县局', role: 'county' as const, adminName: '阮砚宁', password: 'Zhaohe-2021' };
  valueOf(await office.api['office.create'](asked));
  office.close();
  expect(await onData(office)).toEqual({ code: 0, out: '没有等着决定的冲突。\n', err: '' });
});

it('names a folder that holds no office', async () => {
  const nowhere = path.join(startOffice({ seed: 'nowhere' }).dataDir, 'none');
  const said = await conflicts(nowhere, '--data', nowhere, '--json');
  expect([said.code, JSON.parse(said.out)]).toMatchObject([1, { ok: false, error: { code: 'office.missing' } }]);
});

it.each([
  ['no data folder', []],
  ['a word too many', ['all', '--data', '.']],
  ['an unknown option', ['--data', '.', '--office', '130123']],
] as const)('is used wrongly with %s', async (_, args) => {
  const office = startOffice({ seed: 'conflicts wrong' });
  const said = await conflicts(office.dataDir, ...args);
  expect([said.code, said.out]).toEqual([2, '']);
  expect(said.err).toContain('bundle conflicts');
});
