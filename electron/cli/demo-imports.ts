import { chinaTime } from '#shared/base/china-time.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { ImportKind } from '#shared/contract/imports.ts';
import { writeMadeCounty } from '#electron/made-county/write-made-county.ts';
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { expectOk } from './command.ts';
import { demoItems } from './demo-items.ts';
import { demoOrganisation } from './demo-organisation.ts';
import type { DemoClock, DemoPlaces } from './demo-command.ts';

/** First run, Excel files, imports: from nothing to 一单两库. */
export const demoImports = async (api: AppClient, places: DemoPlaces, subjects: number, clock: DemoClock, now: Date) => {
  const division = counties.find(({ code }) => code === demo.division);
  if (!division) throw new Error(`no division ${demo.division}`);
  const written = await clock.time('excel', () =>
    writeMadeCounty({
      dir: places.excelDir,
      office: division,
      subjects,
      seed: demo.seed,
      variant: 'clean',
      asOf: chinaTime(now.getTime()).slice(0, 10),
    }),
  );
  if (!written.ok) throw new Error(`cannot write ${written.error.path}: ${written.error.code}`);
  const { files, counts, towns, departments } = written.value;
  await clock.time('office', async () =>
    expectOk(
      'office.create',
      await api['office.create']({
        code: division.code,
        name: division.officeName,
        role: 'county',
        adminName: demo.admin,
        password: demo.password,
      }),
    ),
  );
  await demoOrganisation(api, towns, departments);
  const totals = { items: 0, subjects: 0, inspectors: 0 };
  const load = async (kind: ImportKind, file: string): Promise<void> => {
    const report = expectOk('imports.read', await clock.time(`read ${kind}`, () => api['imports.read']({ kind, file })));
    const batch = expectOk('imports.confirm', await clock.time(`write ${kind}`, () => api['imports.confirm']({ stage: report.stage })));
    totals[kind] += batch.added;
  };
  await load('items', files.items);
  await demoItems(api, files.checklists, now);
  for (const file of files.subjects) await load('subjects', file);
  await load('inspectors', files.inspectors);
  return {
    counts: { made: { subjects: counts.subjects.rows, inspectors: counts.inspectors.rows, items: counts.items.rows }, imported: totals },
    files: { subjects: files.subjects, inspectors: files.inspectors, items: files.items },
  };
};
