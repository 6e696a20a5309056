import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportAnswer } from '#shared/contract/bundles.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { recordSchema } from '#shared/domain/bundle/row-shapes.ts';
import { openKeyFile } from '#electron/bundle/key-file.ts';
import type { DrawFileSource } from '#electron/bundle/payload-writer.ts';
import { recipientsFor } from '#electron/bundle/roster.ts';
import { sealBundle, type SealedFile } from '#electron/bundle/seal.ts';
import { currentRoster } from '#electron/services/trust-roster.ts';
import { carryOut, countyPassphrase, enrol, importInto, startExchange, type Exchange } from './exchange.ts';
import { startOffice, type StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';

export const ownCode = '130123';

/** A bureau with the computer in the office and one for the field, each with a key of its own that all have in their roster. */
export interface Bureau extends Exchange {
  /** The drawn event, with three results that were entered in the office. */
  readonly serial: string;
  readonly laptop: StartedOffice;
}

/** A program of the same office on a computer of its own, enrolled and with the roster. */
export const startLaptop = async ({ county, city, stick, rootDigits }: Exchange, name: string, now?: string): Promise<StartedOffice> => {
  const dataDir = path.join(path.dirname(county.dataDir), name, 'data');
  mkdirSync(path.dirname(dataDir), { recursive: true });
  const laptop = startOffice({ seed: name, dataDir, ...(now === undefined ? {} : { now }) });
  const office = { code: ownCode, name: '正定县市场监督管理局', role: 'county' as const, adminName: '项知远', password: 'Waiqin-2026' };
  valueOf(await laptop.api['office.create'](office));
  await enrol(laptop, city, stick);
  const roster = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
  valueOf(await laptop.api['bundles.import']({ file: roster, rootDigits }));
  await importInto(county, roster);
  return laptop;
};

export const startBureau = async (seed: string): Promise<Bureau> => {
  const exchange = await startExchange(seed);
  return { ...exchange, laptop: await startLaptop(exchange, `${seed} laptop`) };
};

/** Seals one drawn event for the other computers; gives the two files in the order they are taken in. */
export const lend = async ({ county, stick }: Pick<Bureau, 'county' | 'stick'>, task: string): Promise<readonly string[]> => {
  const files: string[] = [];
  for (const kind of ['roster-data', 'results'] as const)
    files.push(await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind, to: ownCode, task }))));
  return files;
};

/** Takes files in one after the other. */
export const takeIn = async (office: StartedOffice, files: readonly string[]): Promise<readonly ImportAnswer[]> => {
  const answers: ImportAnswer[] = [];
  for (const file of files) answers.push(await importInto(office, file));
  return answers;
};

/** Seals what was typed in the field for the office. */
export const bringBack = async ({ laptop, stick }: Pick<Bureau, 'laptop' | 'stick'>, snapshot = false): Promise<string> =>
  carryOut(laptop, stick, valueOf(await laptop.api['bundles.seal']({ kind: 'results', to: ownCode, snapshot })));

/** What a holder of an office's key could seal for the office's own computers, whatever its program would. */
export const forge = async (
  {
    office,
    reader,
    seq,
    prev,
  }: { readonly office: StartedOffice; readonly reader: StartedOffice; readonly seq: number; readonly prev: string | null },
  rows: Readonly<Record<string, readonly RecordRow[]>>,
  files: readonly DrawFileSource[] = [],
  kind: 'results' | 'correction' | 'roster-data' = 'results',
): Promise<SealedFile> => {
  const [keyFile = ''] = readdirSync(path.join(office.dataDir, 'keys'));
  const keys = valueOf(await openKeyFile(readFileSync(path.join(office.dataDir, 'keys', keyFile)), countyPassphrase));
  // The newest roster is the reader's, who was enrolled last.
  const roster = currentRoster(reader.store.read);
  if (!roster) throw new Error('no roster');
  const outboxDir = path.join(path.dirname(office.dataDir), 'forged');
  mkdirSync(outboxDir, { recursive: true });
  const tables = Object.entries(rows)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([table, of]) => ({ table, rows: of.toSorted((a, b) => (fieldText(a, 'id') < fieldText(b, 'id') ? -1 : 1)) }));
  return valueOf(
    await sealBundle({
      ...{ outboxDir, kind, from: ownCode, chan: ownCode, seq, prev, seen: [], created: '2026-03-02T09:00:00+08:00', expires: null },
      ...{ app: '1.0.0', ed25519Pem: keys.ed25519, encryptTo: recipientsFor(roster, ownCode), roster },
      payload: {
        schema: recordSchema,
        salt: new Uint8Array(16),
        mode: 'delta',
        base: null,
        content: { is: 'records', tables, drawFiles: files },
      },
    }),
  );
};
