import path from 'node:path';
import type { AppClient } from '#shared/contract/contract.ts';
import city from '#resources/divisions/shijiazhuang-city.json' with { type: 'json' };
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { expectOk } from './command.ts';
import type { DemoClock, DemoPlaces } from './demo-command.ts';

/** Keys, trust, both libraries and the results to the city, receipt back (BUNDLE-SPEC 7-12); files travel through the folder that stands for the stick. */
export const demoExchange = async (county: AppClient, cityApi: AppClient, { stickDir }: DemoPlaces, clock: DemoClock) => {
  await clock.time('trust', () => exchangeTrust(county, cityApi, stickDir));
  const over = { county, cityApi, stickDir, clock };
  const libraries = await carryOver(over, 'roster-data', ['seal libraries', 'import libraries']);
  if (libraries.imported.result.outcome !== 'ACCEPT') throw new Error(`libraries: ${JSON.stringify(libraries.imported.result)}`);
  const { sealed, bundlePath, imported } = await carryOver(over, 'results', ['seal', 'import bundle']);
  const receipt = expectOk('bundles.receipt', await clock.time('receipt', () => cityApi['bundles.receipt']({ to: imported.from })));
  expectOk('bundles.export', await cityApi['bundles.export']({ fileName: receipt.fileName, folder: stickDir }));
  const receiptPath = path.join(stickDir, receipt.fileName);
  const returned = expectOk('bundles.import', await county['bundles.import']({ file: receiptPath }));
  const outbox = expectOk('bundles.outbox', await county['bundles.outbox']({}));
  return {
    counts: { sentRecords: sealed.records, cityApplied: imported.records.applied, cityRefused: imported.records.refused },
    bundle: {
      path: bundlePath,
      sha256: sealed.fileHash,
      headerSha256: sealed.headerHash,
      encrypted: sealed.encrypted,
      outcome: imported.result.outcome,
    },
    receipt: { path: receiptPath, sha256: receipt.fileHash, outcome: returned.result.outcome },
    uploadState: outbox.find(({ fileName }) => fileName === sealed.fileName)?.state ?? '',
    files: { bundle: bundlePath, receipt: receiptPath },
  };
};

interface Exchange {
  readonly county: AppClient;
  readonly cityApi: AppClient;
  readonly stickDir: string;
  readonly clock: DemoClock;
}

/** Seals what the county has not sent yet, writes it to the stick and takes it in at the city. */
const carryOver = async (
  { county, cityApi, stickDir, clock }: Exchange,
  kind: 'roster-data' | 'results',
  [sealing, importing]: readonly [string, string],
) => {
  const sealed = expectOk('bundles.seal', await clock.time(sealing, () => county['bundles.seal']({ kind })));
  expectOk('bundles.export', await county['bundles.export']({ fileName: sealed.fileName, folder: stickDir }));
  const bundlePath = path.join(stickDir, sealed.fileName);
  const imported = expectOk('bundles.import', await clock.time(importing, () => cityApi['bundles.import']({ file: bundlePath })));
  return { sealed, bundlePath, imported };
};

const exchangeTrust = async (county: AppClient, cityApi: AppClient, stickDir: string): Promise<void> => {
  expectOk(
    'office.create',
    await cityApi['office.create']({
      code: city.code,
      name: city.officeName,
      role: 'city',
      adminName: demo.cityAdmin,
      password: demo.password,
    }),
  );
  const { rootFingerprint } = expectOk(
    'trust.start',
    await cityApi['trust.start']({
      label: demo.cityLabel,
      passphrase: demo.cityPassphrase,
      rootPassphrase: demo.rootPassphrase,
      recoveryPassphrase: demo.recoveryPassphrase,
    }),
  );
  const own = expectOk('keys.create', await county['keys.create']({ label: demo.countyLabel, passphrase: demo.countyPassphrase }));
  const enrolment = expectOk('keys.exportEnrolment', await county['keys.exportEnrolment']({ folder: stickDir }));
  const file = path.join(stickDir, enrolment.fileName);
  const { groupsToType } = expectOk('trust.readEnrolment', await cityApi['trust.readEnrolment']({ file }));
  // Read over the telephone: the county says its digits, the city types the two groups it was asked for.
  const digits = own.fingerprint.split(' ');
  const groups = groupsToType.map((group) => digits[group - 1] ?? '');
  expectOk('trust.accept', await cityApi['trust.accept']({ file, groups, rootPassphrase: demo.rootPassphrase }));
  const roster = expectOk('bundles.seal', await cityApi['bundles.seal']({ kind: 'roster' }));
  expectOk('bundles.export', await cityApi['bundles.export']({ fileName: roster.fileName, folder: stickDir }));
  const first = expectOk(
    'bundles.import',
    await county['bundles.import']({ file: path.join(stickDir, roster.fileName), rootDigits: rootFingerprint }),
  );
  if (first.result.outcome !== 'ACCEPT') throw new Error(`roster: ${JSON.stringify(first.result)}`);
};
