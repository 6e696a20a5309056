import { cp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import type { SealedBundle } from '#shared/contract/bundles.ts';
import { ok } from '#shared/base/result.ts';
import { importInto, sealReceipt, startExchange } from '../support/exchange.ts';
import { startLarge } from '../support/large-library.ts';
import { rowsOf } from '../support/office-database.ts';
import { copyCity, permutations, writeAll } from '../support/split-report.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const limitKiB = 256;
const limit = limitKiB * 1024;

const outboxOf = async ({ api }: StartedOffice): Promise<readonly SealedBundle[]> => valueOf(await api['bundles.outbox']({}));

const sealLibrary = async (county: StartedOffice, snapshot = false): Promise<SealedBundle> =>
  valueOf(await county.api['bundles.seal']({ kind: 'roster-data', snapshot, limitKiB }));

const libraryOf = (office: StartedOffice): unknown => [
  rowsOf(office, 'select uid, office, code, name, scope, tags, status from subjects order by uid'),
  rowsOf(office, 'select uid, office, staff_no, name from inspectors order by uid'),
  rowsOf(office, 'select kind, record from unconfirmed_records order by 1, 2'),
];

describe('a report that exceeds the mail limit', () => {
  it('becomes links of one chain, none above the limit, each record once, and is written out together', { timeout: 180_000 }, async () => {
    const { county, city, stick } = await startLarge();
    const first = await sealLibrary(county);
    const parts = (await outboxOf(county)).filter(({ kind }) => kind === 'roster-data').toReversed();
    expect(parts.length).toBeGreaterThanOrEqual(3);
    expect(parts.map(({ seq, report }) => [seq, report])).toEqual(
      parts.map((_, index) => [first.seq + index, { first: first.seq, of: parts.length }]),
    );
    expect(parts[0]).toEqual(first);
    expect(Math.max(...parts.map(({ bytes }) => bytes))).toBeLessThanOrEqual(limit);
    // All but the last are filled: a piece of lines at the most stays free.
    for (const { bytes } of parts.slice(0, -1)) expect(bytes).toBeGreaterThan(limit / 2);
    const count = Number(rowsOf(county, 'select (select count(*) from subjects) + (select count(*) from inspectors) as n')[0]?.['n']);
    expect(parts.reduce((sum, { records }) => sum + records, 0)).toBe(count);

    const files = await writeAll(county, stick, first);
    expect(files.map((file) => path.basename(file))).toEqual(parts.map(({ fileName }) => fileName));
    for (const [index, file] of files.entries()) expect((await stat(file)).size).toBe(parts[index]?.bytes);
    let applied = 0;
    for (const file of files) {
      const answer = await importInto(city, file);
      expect(answer.result.outcome).toBe('ACCEPT');
      applied += answer.records.applied;
    }
    expect(applied).toBe(count);
    expect(libraryOf(city)).toEqual(libraryOf(county));
    expect(await county.api['bundles.seal']({ kind: 'roster-data', limitKiB })).toMatchObject({ error: { code: 'bundle.nothingToSend' } });
    expect(
      (await importInto(county, await sealReceipt({ county, city, stick, rootDigits: '', rosterFile: '' }, '130123'))).result.outcome,
    ).toBe('ACCEPT');
    expect((await outboxOf(county)).filter(({ kind }) => kind === 'roster-data').map(({ state }) => state)).toEqual(
      parts.map(() => 'received'),
    );
    expect([...county.bugs, ...city.bugs]).toEqual([]);
  });

  it('converges in every order of arrival, and marks only what no part has', { timeout: 400_000 }, async () => {
    const { county, city, stick } = await startLarge();
    for (const file of await writeAll(county, stick, await sealLibrary(county))) await importInto(city, file);
    // What an older copy of the county does not have, from the beginning, the middle and the end.
    const all = rowsOf(county, 'select uid from subjects order by uid').map(({ uid }) => String(uid));
    const lost = [all[0], all[Math.floor(all.length / 2)], all.at(-1)].map(String);
    await county.store.write((db) => {
      const list = JSON.stringify(lost);
      db.run('delete from subject_tags where subject_id in (select id from subjects where uid in (select value from json_each(?)))', list);
      db.run('delete from subjects where uid in (select value from json_each(?))', list);
      db.run('delete from sent_records where record_id in (select value from json_each(?))', list);
      return ok(null);
    });
    const files = await writeAll(county, stick, await sealLibrary(county, true));
    const orders = permutations(files);
    expect(orders.length).toBeGreaterThanOrEqual(6);
    const ends = new Set<string>();
    for (const [index, order] of orders.entries()) {
      const reader = await copyCity(city, `reader ${String(index)}`);
      // Each comes twice, the second time as a duplicate.
      for (const file of order) for (let time = 0; time < 2; time += 1) await importInto(reader, file);
      expect(rowsOf(reader, "select count(*) as n from known_links where slot = 'applied' and kind = 'roster-data'")).toEqual([
        { n: 2 * files.length },
      ]);
      ends.add(JSON.stringify(libraryOf(reader)));
      reader.close();
    }
    expect(ends.size).toBe(1);
    for (const file of files) await importInto(city, file);
    expect([...ends]).toEqual([JSON.stringify(libraryOf(city))]);
    expect(rowsOf(city, 'select record from unconfirmed_records order by 1').map(({ record }) => record)).toEqual(lost.toSorted());
  });

  it('leaves whole files and names them when the folder fails in the middle', { timeout: 180_000 }, async () => {
    const { county, stick } = await startLarge();
    const first = await sealLibrary(county);
    const parts = (await outboxOf(county)).filter(({ kind }) => kind === 'roster-data').toReversed();
    const second = parts[1]?.fileName ?? '';
    const hidden = path.join(county.dataDir, 'hidden');
    await rename(path.join(county.dataDir, 'outbox', second), hidden);
    expect(await county.api['bundles.export']({ fileName: first.fileName, folder: stick })).toMatchObject({
      error: { code: 'bundle.partlyWritten', params: { written: [first.fileName], left: parts.slice(1).map(({ fileName }) => fileName) } },
    });
    expect((await readdir(stick)).filter((name) => name.includes('roster-data'))).toEqual([first.fileName]);
    await rename(hidden, path.join(county.dataDir, 'outbox', second));
    expect(await writeAll(county, stick, first)).toHaveLength(parts.length);
  });

  it('is sealed as a whole or not at all, wherever the work is stopped', { timeout: 180_000 }, async () => {
    const { county, stick } = await startLarge();
    const names = async () => (await readdir(path.join(county.dataDir, 'outbox'))).toSorted();
    await writeAll(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'results' })));
    const before = {
      files: await names(),
      outbox: await outboxOf(county),
      sent: rowsOf(county, 'select * from sent_records order by record_id'),
    };
    const reports: string[] = [];
    const stopAt = async (place: number | null) => {
      const stop = new AbortController();
      reports.length = 0;
      const onProgress = (): void => {
        reports.push('');
        if (reports.length === place) stop.abort();
      };
      return county.api['bundles.seal']({ kind: 'roster-data', limitKiB }, { signal: stop.signal, onProgress });
    };
    for (const place of [1, 2, 3, 5, 8]) {
      expect(await stopAt(place)).toMatchObject({ ok: false });
      expect({
        files: await names(),
        outbox: await outboxOf(county),
        sent: rowsOf(county, 'select * from sent_records order by record_id'),
      }).toEqual(before);
    }
    const sealed = valueOf(await stopAt(null));
    expect(reports.length).toBeGreaterThan(8);
    expect(await names()).toHaveLength(before.files.length + (sealed.report?.of ?? 0));
  });

  it('that was cut off before its rows were written is sealed anew under the same numbers', { timeout: 180_000 }, async () => {
    const { county, city, stick } = await startLarge();
    const parent = path.dirname(county.dataDir);
    county.store.copyTo(path.join(parent, 'cut.db'));
    const first = await sealLibrary(county);
    for (let left = 0; left <= (first.report?.of ?? 0); left += 1) {
      const dataDir = path.join(parent, `cut ${String(left)}`, 'data');
      await cp(path.join(county.dataDir, 'keys'), path.join(dataDir, 'keys'), { recursive: true });
      await cp(path.join(county.dataDir, 'outbox'), path.join(dataDir, 'outbox'), { recursive: true });
      await cp(path.join(parent, 'cut.db'), path.join(dataDir, 'office.db'));
      const parts = (await readdir(path.join(dataDir, 'outbox'))).filter((name) => name.includes('roster-data')).toSorted();
      for (const name of parts.slice(left)) await rm(path.join(dataDir, 'outbox', name));
      const again = startOffice({ seed: `cut ${String(left)}`, dataDir });
      valueOf(await again.api['keys.unlock']({ passphrase: demo.countyPassphrase }));
      const sealed = await sealLibrary(again);
      expect([sealed.seq, sealed.report]).toEqual([first.seq, first.report]);
      expect((await readdir(path.join(dataDir, 'outbox'))).filter((name) => name.includes('roster-data')).toSorted()).toEqual(parts);
      if (left === 1) {
        for (const file of await writeAll(again, stick, sealed)) expect((await importInto(city, file)).result.outcome).toBe('ACCEPT');
        expect(libraryOf(city)).toEqual(libraryOf(county));
      }
      again.close();
    }
  });

  it('sends everything again after one part was waived', { timeout: 180_000 }, async () => {
    const { county, city, stick } = await startLarge();
    const [lead = '', , ...rest] = await writeAll(county, stick, await sealLibrary(county));
    await importInto(city, lead);
    for (const file of rest) expect((await importInto(city, file)).result.outcome).toBe('GAP');
    const { signer } = valueOf(await county.api['keys.state']({})).own ?? { signer: '' };
    valueOf(await city.api['chains.waive']({ signer, chan: '130100', reason: '邮件丢失' }));
    await importInto(county, await sealReceipt({ county, city, stick, rootDigits: '', rosterFile: '' }, '130123'));
    for (const file of await writeAll(county, stick, await sealLibrary(county)))
      expect((await importInto(city, file)).result.outcome).toBe('ACCEPT');
    expect(libraryOf(city)).toEqual(libraryOf(county));
  });

  it('that fits is one bundle, and what is no report is not split', { timeout: 180_000 }, async () => {
    const { county, city } = await startExchange();
    expect(await sealLibrary(county)).toMatchObject({ report: null });
    expect(await county.api['bundles.seal']({ kind: 'results', to: '130123', limitKiB })).toMatchObject({
      error: { code: 'bundle.mailOnlyReports' },
    });
    expect(await city.api['bundles.seal']({ kind: 'roster-data', to: '130123', limitKiB })).toMatchObject({
      error: { code: 'bundle.mailOnlyReports' },
    });
  });
});
