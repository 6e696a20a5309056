import path from 'node:path';
import { ok } from '#shared/base/result.ts';
import type { CountyVisit, ReceivedCorrection, ReceivedItem } from '#shared/contract/counties.ts';
import { fail } from '#shared/contract/errors.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { resultInForce } from '#shared/domain/figures/received-year.ts';
import { readNamed } from '#electron/platform/read-named.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findReceivedVisit, inspectorNames, itemNames, receivedDrawFiles } from '#electron/store/received-visit.ts';
import { subjectsByCode } from '#electron/store/received-year.ts';
import type { Handlers } from './context.ts';
import { listed, verifierNames } from './draw-export.ts';
import { folderForGood } from './folder-for-good.ts';
import { requestsOf } from './requests.ts';

type Names = 'counties.visit' | 'counties.exportRecord';

const inspectorsOf = (db: ReadDb, county: string, assignment: RecordRow): readonly string[] => {
  const staffNos = assignment['inspectors'] as readonly string[]; // texts, as the shape of the table says
  const names = inspectorNames(db, county, staffNos);
  return staffNos.map((staffNo) => names.get(staffNo) ?? staffNo);
};

const resultOf = (db: ReadDb, county: string, result: RecordRow | null, correction: RecordRow | undefined): CountyVisit['result'] => {
  if (!result) return null;
  const held = resultInForce(result, correction);
  const names = itemNames(
    db,
    county,
    held.items.map(({ itemId }) => itemId),
  );
  const items = held.items.map((item): ReceivedItem => ({ ...item, name: names.get(item.itemId) ?? '' }));
  return { ...held, items, rev: Number(result['rev']), at: fieldText(correction ?? result, 'at') };
};

const correctionOf = (row: RecordRow): ReceivedCorrection => ({
  number: Number(row['number']),
  reason: fieldText(row, 'reason'),
  approverName: fieldText(row, 'approver_name'),
  at: fieldText(row, 'at'),
});

const followUpOf = (row: RecordRow | null): CountyVisit['followUp'] =>
  row && {
    state: fieldText(row, 'state'),
    owner: fieldText(row, 'owner'),
    closedOn: fieldText(row, 'closed_on'),
    closingNote: fieldText(row, 'closing_note'),
  };

export const countyHandlers = (program: { readonly verifierDir: string }): Handlers<Names> => ({
  'counties.visit': ({ db }, { county, serial, code }) => {
    const visit = findReceivedVisit(db, county, serial, code);
    if (!visit.assignment) return fail('county.visitUnknown', {});
    const subject = subjectsByCode(db, county, [code]).get(code);
    return ok({
      ...{ code, name: subject?.name ?? '', town: subject?.town ?? '' },
      taskName: visit.scheme ? fieldText(visit.scheme, 'name') : '',
      inspectors: inspectorsOf(db, county, visit.assignment),
      result: resultOf(db, county, visit.result, visit.corrections.at(-1)),
      corrections: visit.corrections.map(correctionOf),
      publications: visit.publications.map((row) => ({
        correction: Number(row['correction']),
        publishedOn: fieldText(row, 'published_on'),
        reference: fieldText(row, 'reference'),
      })),
      followUp: followUpOf(visit.followUp),
      requests: requestsOf(db).filter((one) => one.county === county && one.serial === serial && one.code === code),
    });
  },

  'counties.exportRecord': async (context, { county, serial, folder }) => {
    const { db, pathOf, onProgress } = context;
    const frozen = receivedDrawFiles(db, county, serial);
    if (frozen.size === 0) return fail('county.recordMissing', { serial });
    const parentDir = pathOf(folder);
    if (parentDir === null) return fail('file.tokenUnknown', {});
    onProgress({ phase: 'copying', done: 0, total: frozen.size });
    const files = listed(new Map([...frozen, ...(await readNamed(program.verifierDir, verifierNames))]));
    const dirPath = path.join(parentDir, serial);
    const facts = { serial, folder: parentDir, files: files.size };
    return folderForGood(context, { dirPath, files }, 'draws.exported', facts, { folder: dirPath, files: [...files.keys()].sort() });
  },
});
