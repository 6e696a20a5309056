import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { beforeStatements, copyAsItLies } from '../support/crash-statements.ts';
import { dumpHash } from '../support/dump-database.ts';
import { enterNext, importInto, outcomeOfImport, sealReceipt, sealResults, startExchange, uploadState } from '../support/exchange.ts';
import { rowsOf } from '../support/office-database.ts';
import { endOffices, makeTempDir, startOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

/** Tables with change numbers: a key was unlocked once more in the office that began twice. */
const withChangeNumbers = ['audit_rows', 'office', 'known_links'];
const links =
  'select signer, chan, seq, header_sha256, outcome, slot, applied, unchanged, refused, conflict, reasons from known_links order by seq';

const snapshots = makeTempDir();

afterEach(() => {
  beforeStatements(null);
  endOffices();
  rmSync(snapshots, { recursive: true, force: true });
});

test(
  'a crash at any statement of an import leaves everything as it was, and the same import afterwards comes to the same state',
  { timeout: 240_000 },
  async () => {
    const exchange = await startExchange();
    const { county, city, serial } = exchange;
    const first = await sealResults(exchange);
    await enterNext(county, serial);
    const second = await sealResults(exchange);
    // The second one waits, so that one transaction applies two bundles.
    expect(await outcomeOfImport(city, second)).toBe('GAP');
    const before = dumpHash(city.store.filePath);
    const whole = path.join(snapshots, 'folder');
    cpSync(city.dataDir, whole, { recursive: true, filter: (from) => !from.endsWith('-shm') });

    let statements = 0;
    const differing: number[] = [];
    const chosen: string[] = [];
    beforeStatements(() => {
      statements += 1;
      const dir = copyAsItLies(city.dataDir, path.join(snapshots, String(statements)));
      if (dumpHash(path.join(dir, 'office.db')) !== before) differing.push(statements);
      if (statements % 25 === 1) chosen.push(dir);
      else rmSync(dir, { recursive: true, force: true });
    });
    expect(await outcomeOfImport(city, first)).toBe('ACCEPT');
    beforeStatements(null);
    expect(statements).toBeGreaterThan(100);
    expect(differing).toEqual([]);
    const after = dumpHash(city.store.filePath, withChangeNumbers);
    const linksAfter = rowsOf(city, links);
    expect(dumpHash(city.store.filePath)).not.toBe(before);

    expect(chosen.length).toBeGreaterThan(2);
    for (const dir of chosen) {
      const dataDir = path.join(dir, 'data');
      cpSync(whole, dataDir, { recursive: true });
      for (const name of ['office.db', 'office.db-wal'])
        if (existsSync(path.join(dir, name))) copyFileSync(path.join(dir, name), path.join(dataDir, name));
      const again = startOffice({ dataDir, seed: 'after the crash' });
      valueOf(await again.api['keys.unlock']({ passphrase: demo.cityPassphrase }));
      expect((await importInto(again, first)).result.outcome).toBe('ACCEPT');
      expect(dumpHash(again.store.filePath, withChangeNumbers)).toBe(after);
      expect(rowsOf(again, links)).toEqual(linksAfter);
      expect(valueOf(await again.api['audit.check']({})).brokenAt).toBeNull();
      again.close();
    }
    console.log(`${statements} statements, ${chosen.length} imports begun again`);

    // The receipt of the undisturbed city and what the county sent agree.
    expect(await outcomeOfImport(county, await sealReceipt(exchange, '130123'))).toBe('ACCEPT');
    expect([await uploadState(county, first), await uploadState(county, second)]).toEqual(['received', 'received']);
  },
);

test(
  'a crash at any statement of a sealing leaves no number used, and sealing again gives a whole bundle',
  { timeout: 240_000 },
  async () => {
    const exchange = await startExchange();
    const { county, city } = exchange;
    const before = dumpHash(county.store.filePath);
    let statements = 0;
    const differing: number[] = [];
    let middle = '';
    beforeStatements(() => {
      statements += 1;
      const dir = copyAsItLies(county.dataDir, path.join(snapshots, String(statements)));
      if (dumpHash(path.join(dir, 'office.db')) !== before) differing.push(statements);
      if (statements === 10) {
        middle = path.join(dir, 'data');
        cpSync(county.dataDir, middle, { recursive: true, filter: (from) => !from.endsWith('-shm') });
      } else rmSync(dir, { recursive: true, force: true });
    });
    valueOf(await county.api['bundles.seal']({ kind: 'results' }));
    beforeStatements(null);
    expect(statements).toBeGreaterThan(10);
    expect(differing).toEqual([]);

    const again = startOffice({ dataDir: middle, seed: 'sealed again' });
    valueOf(await again.api['keys.unlock']({ passphrase: demo.countyPassphrase }));
    const file = await sealResults({ ...exchange, county: again });
    expect(path.basename(file)).toContain('-000001-results');
    expect(await outcomeOfImport(city, file)).toBe('ACCEPT');
  },
);
