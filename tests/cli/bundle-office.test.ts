import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { runBundle } from '#electron/cli/bundle-command.ts';
import { StepFailed } from '#electron/cli/command.ts';
import type { CliIo } from '#electron/cli/io.ts';
import { enterNext, startExchange } from '../support/exchange.ts';
import { startBureau } from '../support/field.ts';
import { startLarge } from '../support/large-library.ts';
import { issueList, startHandDown } from '../support/handed-down.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { builtProgram } from '../support/cli-program.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

interface Spoken {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command on the folder of a closed office; the passphrase is typed at the prompt. */
const bundle = async (office: StartedOffice, passphrase: string, ...args: readonly string[]): Promise<Spoken> => {
  let out = '';
  let err = '';
  const io: CliIo = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    now: () => new Date('2026-03-02T01:00:00Z'),
    prompt: () => Promise.resolve(passphrase),
  };
  const program = builtProgram(office.dataDir);
  try {
    const code = await runBundle([...args, '--data', office.dataDir], io, program);
    return { code, out, err };
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return { code: 1, out, err: error.message };
  }
};

describe('bundles on the command line', () => {
  it('go from the county to the city and the receipt comes back', async () => {
    const { county, city, stick } = await startExchange();
    county.close();
    city.close();
    const sealed = await bundle(county, demo.countyPassphrase, 'seal', '--to', '130100', '--kind', 'results', '--out', stick, '--json');
    expect(sealed).toMatchObject({ code: 0, err: '' });
    const { file } = JSON.parse(sealed.out) as { readonly file: string };
    const taken = await bundle(city, demo.cityPassphrase, 'import', file, '--json');
    expect(taken.code).toBe(0);
    expect(JSON.parse(taken.out)).toMatchObject({ outcome: 'ACCEPT', from: '130123', kind: 'results', seq: 1, records: { refused: 0 } });
    const again = await bundle(city, demo.cityPassphrase, 'import', file, '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ outcome: 'DUPLICATE' });
    const passphraseFile = path.join(stick, '口令.txt');
    await writeFile(passphraseFile, `${demo.cityPassphrase}\n`);
    const made = await bundle(city, '', 'receipt', '--to', '130123', '--out', stick, '--passphrase-file', passphraseFile, '--json');
    expect(made.code).toBe(0);
    const receipt = (JSON.parse(made.out) as { readonly file: string }).file;
    expect((await bundle(county, demo.countyPassphrase, 'import', receipt)).code).toBe(0);
    const reopened = startOffice({ dataDir: county.dataDir });
    expect(valueOf(await reopened.api['bundles.outbox']({}))[0]).toMatchObject({ kind: 'results', state: 'received' });
  });

  it('of a county under a mail limit are as many files as it takes', { timeout: 120_000 }, async () => {
    const { county, city, stick } = await startLarge();
    valueOf(await county.api['bundles.saveMailLimit']({ limitKiB: 512 }));
    county.close();
    city.close();
    const library = ['seal', '--to', '130100', '--kind', 'roster-data', '--out', stick, '--json'] as const;
    for (const wrong of ['0.1', '2001', '18MB', '0.3'])
      expect(await bundle(county, demo.countyPassphrase, ...library, '--limit', wrong)).toMatchObject({ code: 2, out: '' });
    const sealed = await bundle(county, demo.countyPassphrase, ...library, '--limit', '0.25');
    expect(sealed).toMatchObject({ code: 0, err: '' });
    const { files } = JSON.parse(sealed.out) as { readonly files: readonly string[] };
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      expect((await stat(file)).size).toBeLessThanOrEqual(256 * 1024);
      expect((await bundle(city, demo.cityPassphrase, 'import', file)).code).toBe(0);
    }
    const again = async (...how: readonly string[]): Promise<readonly number[]> => {
      const made = await bundle(county, demo.countyPassphrase, ...library, '--snapshot', ...how);
      expect(made).toMatchObject({ code: 0, err: '' });
      const written = (JSON.parse(made.out) as { readonly files: readonly string[] }).files;
      return Promise.all(written.map(async (file) => (await stat(file)).size));
    };
    const byMail = await again('--mail');
    expect(byMail.length).toBeGreaterThan(1);
    expect(byMail.length).toBeLessThan(files.length);
    expect(Math.max(...byMail)).toBeLessThanOrEqual(512 * 1024);
    expect(await again('--mail', '--limit', '0.25')).toHaveLength(files.length);
    expect(await again()).toHaveLength(1);
  });

  it('hand the list and the calendar down from the city, to every office', async () => {
    const { county, city, stick } = await startHandDown();
    await issueList(city, '2026-1');
    city.close();
    county.close();
    const plan = ['seal', '--kind', 'plan', '--out', stick, '--json'] as const;
    expect(await bundle(city, demo.cityPassphrase, ...plan, '--to', 'all')).toMatchObject({ code: 2, out: '' });
    const sealed = await bundle(city, demo.cityPassphrase, ...plan, '--to', '*');
    expect(sealed).toMatchObject({ code: 0, err: '' });
    const { file, encrypted } = JSON.parse(sealed.out) as { readonly file: string; readonly encrypted: boolean };
    expect([path.basename(file), encrypted]).toEqual([expect.stringMatching(/^130100-[0-9a-f]{4}-all-000002-plan\.ssjb$/), false]);
    const taken = await bundle(county, demo.countyPassphrase, 'import', file, '--json');
    expect(taken.code).toBe(0);
    expect(JSON.parse(taken.out)).toMatchObject({ outcome: 'ACCEPT', from: '130100', kind: 'plan', records: { applied: 4, refused: 0 } });
    expect(await bundle(city, demo.cityPassphrase, ...plan, '--to', '*')).toMatchObject({ code: 1, out: '' });
  });

  it('give a county everything back that the city holds of it', async () => {
    const { county, city, stick } = await startExchange();
    county.close();
    city.close();
    const sent = await bundle(county, demo.countyPassphrase, 'seal', '--to', '130100', '--kind', 'results', '--out', stick, '--json');
    const { file } = JSON.parse(sent.out) as { readonly file: string };
    const back = ['seal', '--kind', 'results', '--out', stick, '--json'] as const;
    const nothing = await bundle(city, demo.cityPassphrase, ...back, '--to', '130123', '--snapshot');
    expect(nothing).toMatchObject({ code: 1, out: '', err: expect.stringContaining('没有可以交还的') as string });
    expect((await bundle(city, demo.cityPassphrase, 'import', file)).code).toBe(0);
    expect(await bundle(city, demo.cityPassphrase, ...back, '--to', '130123')).toMatchObject({ code: 2, out: '' });
    const sealed = await bundle(city, demo.cityPassphrase, ...back, '--to', '130123', '--snapshot');
    expect(sealed).toMatchObject({ code: 0, err: '' });
    const given = JSON.parse(sealed.out) as { readonly file: string; readonly encrypted: boolean; readonly to: string };
    expect([given.encrypted, given.to]).toEqual([true, '130123']);
    const taken = await bundle(county, demo.countyPassphrase, 'import', given.file, '--json');
    expect(taken.code).toBe(0);
    expect(JSON.parse(taken.out)).toMatchObject({
      outcome: 'ACCEPT',
      from: '130100',
      kind: 'results',
      records: { applied: 0, refused: 0 },
    });
  });

  it('lend a task to the other computer of the office, and bring its results back', async () => {
    const { county, laptop, city, stick, serial } = await startBureau('field on the command line');
    for (const office of [county, laptop, city]) office.close();
    const lend = ['seal', '--to', '130123', '--task', serial, '--out', stick, '--json'] as const;
    expect(await bundle(county, demo.countyPassphrase, ...lend, '--kind', 'results')).toMatchObject({ code: 2, out: '' });
    const elsewhere = ['seal', '--to', '130100', '--task', serial, '--out', stick] as const;
    expect(await bundle(county, demo.countyPassphrase, ...elsewhere)).toMatchObject({ code: 2, out: '' });
    const lent = await bundle(county, demo.countyPassphrase, ...lend);
    expect(lent).toMatchObject({ code: 0, err: '' });
    const files = lent.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly file: string; readonly kind: string; readonly encrypted: boolean });
    expect(files.map(({ kind, encrypted }) => [kind, encrypted])).toEqual([
      ['roster-data', true],
      ['results', true],
    ]);
    for (const { file } of files) expect((await bundle(laptop, demo.countyPassphrase, 'import', file)).code).toBe(0);
    const back = ['seal', '--to', '130123', '--kind', 'results', '--out', stick, '--json'] as const;
    const nothing = await bundle(laptop, demo.countyPassphrase, ...back);
    expect(nothing).toMatchObject({ code: 1, out: '', err: expect.stringContaining('没有未上报的内容') as string });
    const field = startOffice({ dataDir: laptop.dataDir });
    const code = await enterNext(field, serial);
    field.close();
    const sealed = await bundle(laptop, demo.countyPassphrase, ...back);
    expect(sealed).toMatchObject({ code: 0, err: '' });
    const taken = await bundle(
      county,
      demo.countyPassphrase,
      'import',
      (JSON.parse(sealed.out) as { readonly file: string }).file,
      '--json',
    );
    expect(taken.code).toBe(0);
    expect(JSON.parse(taken.out)).toMatchObject({
      outcome: 'ACCEPT',
      from: '130123',
      kind: 'results',
      records: { refused: 0, conflict: 0 },
    });
    const reopened = startOffice({ dataDir: county.dataDir });
    expect(valueOf(await reopened.api['results.visit']({ serial, code })).review).toBe('submitted');
  });

  it('a wrong passphrase, a wrong addressee and a damaged file are refused and seal nothing', async () => {
    const { county, city, stick } = await startExchange();
    county.close();
    city.close();
    const results = ['seal', '--kind', 'results', '--out', stick] as const;
    expect(await bundle(county, 'not the passphrase', ...results, '--to', '130100')).toMatchObject({ code: 1, out: '' });
    expect(await bundle(county, demo.countyPassphrase, ...results, '--to', '130104')).toMatchObject({ code: 2, out: '' });
    const damaged = path.join(stick, 'damaged.ssjb');
    await writeFile(damaged, 'PK');
    const refused = await bundle(city, demo.cityPassphrase, 'import', damaged, '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ outcome: 'NOT_A_BUNDLE' });
    const reopened = startOffice({ dataDir: county.dataDir });
    expect(valueOf(await reopened.api['bundles.outbox']({}))).toEqual([]);
  });

  it('enrolling again gives the same digits', async () => {
    const { county, stick } = await startExchange();
    county.close();
    const out = path.dirname(stick);
    const enrolled = await bundle(county, demo.countyPassphrase, 'enrol', '--label', demo.countyLabel, '--out', out, '--json');
    expect(enrolled.code).toBe(0);
    const { fingerprint } = JSON.parse(enrolled.out) as { readonly fingerprint: string };
    const reopened = startOffice({ dataDir: county.dataDir });
    expect(valueOf(await reopened.api['keys.state']({})).own?.fingerprint).toBe(fingerprint);
  });

  it.each([['seal', '--to', '*'], ['receipt'], ['enrol'], ['import']])('%s without what it needs shows how to use it', async (...args) => {
    const county = startOffice();
    county.close();
    const { code, out, err } = await bundle(county, '', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('bundle seal');
  });
});
