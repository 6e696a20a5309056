import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { BundleHeader } from '#electron/bundle/header.ts';
import { openBundle } from '#electron/bundle/verify-steps.ts';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { ok } from '#shared/base/result.ts';
import { importInto, startExchange } from '../support/exchange.ts';
import { noise, startLarge } from '../support/large-library.ts';
import { madeCode } from '../support/made-code.ts';
import { rowsOf } from '../support/office-database.ts';
import { copyCity, copyOffice, permutations, writeAll } from '../support/split-report.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

type Kind = 'results' | 'roster-data';

/** The report of the county as it is now, from a copy of it, so that each limit finds the same numbers and the same chance. */
const reportOf = async (county: StartedOffice, name: string, kind: Kind, limitKiB: number | undefined): Promise<readonly string[]> => {
  const copy = await copyOffice(county, name, demo.countyPassphrase);
  const folder = path.join(path.dirname(copy.dataDir), 'stick');
  mkdirSync(folder);
  const snapshot = kind === 'roster-data';
  const files = await writeAll(copy, folder, valueOf(await copy.api['bundles.seal']({ kind, snapshot, limitKiB })));
  copy.close();
  return files;
};

/** What a city holds after the files came in this order, by `read`. */
const stateAfter = async (
  city: StartedOffice,
  name: string,
  files: readonly string[],
  read: (office: StartedOffice) => unknown,
): Promise<unknown> => {
  const reader = await copyCity(city, name);
  for (const file of files) await importInto(reader, file);
  expect(rowsOf(reader, "select count(*) as n from known_links where slot <> 'applied'")).toEqual([{ n: 0 }]);
  const state = read(reader);
  expect(reader.bugs).toEqual([]);
  reader.close();
  return state;
};

const receivedBy = (office: StartedOffice): unknown => [
  rowsOf(office, 'select office, table_name, record_id, rev, row_hash, body from received_rows order by 1, 2, 3, 4, 5'),
  rowsOf(office, 'select office, serial, name, sha256, hex(bytes) as bytes from received_draw_files order by 1, 2, 3'),
];

const libraryOf = (office: StartedOffice): unknown => [
  rowsOf(office, 'select uid, office, code, name, scope, tags, status, rev, content_hash from subjects order by uid'),
  rowsOf(office, 'select uid, office, staff_no, name, rev, content_hash from inspectors order by uid'),
  rowsOf(office, 'select kind, record from unconfirmed_records order by 1, 2'),
];

describe('a report under a mail limit', () => {
  it('of results and draw records ends like the whole one in every order of arrival', { timeout: 300_000 }, async () => {
    const { county, city } = await startExchange();
    // Three results, of which two at the most fit into one file.
    await county.store.write((db) => {
      for (const [index, { id }] of db.all('select id from results order by id').entries())
        db.run('update results set remark = ? where id = ?', noise(index, 50_000), String(id));
      return ok(null);
    });
    const whole = await reportOf(county, 'whole', 'results', undefined);
    const parts = await reportOf(county, 'parts', 'results', 256);
    expect(whole).toHaveLength(1);
    expect(parts.length).toBeGreaterThan(1);
    const expected = await stateAfter(city, 'of the whole', whole, receivedBy);
    expect((expected as readonly (readonly unknown[])[]).map(({ length }) => length > 0)).toEqual([true, true]);
    for (const [index, order] of permutations(parts).entries())
      expect(await stateAfter(city, `of parts ${String(index)}`, order, receivedBy)).toEqual(expected);
  });

  it('that fits is byte for byte what it is without one', { timeout: 120_000 }, async () => {
    const { county } = await startExchange();
    for (const kind of ['results', 'roster-data'] as const) {
      const headers = [];
      for (const limitKiB of [undefined, 4096]) {
        const files = await reportOf(county, `${kind} ${String(limitKiB)}`, kind, limitKiB);
        expect(files).toHaveLength(1);
        const { container } = valueOf(await openBundle(files[0] ?? ''));
        headers.push(JSON.parse(Buffer.from(container.document).toString('utf8')) as BundleHeader);
      }
      const [without, under] = headers;
      // The encryption alone takes fresh chance; what it wraps is told by the hash of the payload.
      expect(without?.payload.plain?.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect({ ...under, payload: { ...under?.payload, sha256: '' } }).toEqual({
        ...without,
        payload: { ...without?.payload, sha256: '' },
      });
    }
  });

  it.each([
    ['from the first part to the last', 'first', false],
    ['from the last part to the first', 'last', false],
    ['both ways between the first part and the last', 'first', true],
  ] as const)('hands a code over %s as the whole one does', { timeout: 300_000 }, async (_, giver, exchanges) => {
    const { county, city, stick } = await startLarge();
    for (const file of await writeAll(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'roster-data' }))))
      await importInto(city, file);
    const ids = rowsOf(county, 'select id, code from subjects order by uid').map(({ id, code }) => ({
      id: Number(id),
      code: String(code),
    }));
    const ends = [ids[0], ids.at(-1)].flatMap((one) => one ?? []);
    const [gives, takes] = giver === 'first' ? ends : ends.toReversed();
    if (!gives || !takes) throw new Error('no subjects');
    const setCode = async (id: number, code: string): Promise<void> => {
      valueOf(await county.api['subjects.edit']({ id, edit: { code } }));
    };
    await setCode(gives.id, madeCode(5000));
    await setCode(takes.id, gives.code);
    if (exchanges) await setCode(gives.id, takes.code);
    const whole = await reportOf(county, 'whole', 'roster-data', undefined);
    const parts = await reportOf(county, 'parts', 'roster-data', 256);
    // The subjects alone fill more than two files, so that the first and the last are in different ones.
    expect(parts.length).toBeGreaterThan(2);
    const expected = await stateAfter(city, 'of the whole', whole, libraryOf);
    // Where a code stands at the end is what the county says.
    const codes = (office: StartedOffice): unknown => rowsOf(office, 'select uid, code from subjects order by uid');
    expect(await stateAfter(city, 'codes of the whole', whole, codes)).toEqual(codes(county));
    for (const [index, order] of [parts, parts.toReversed()].entries())
      expect(await stateAfter(city, `of parts ${String(index)}`, order, libraryOf)).toEqual(expected);
  });
});
