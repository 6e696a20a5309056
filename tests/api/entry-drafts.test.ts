import { afterEach, expect, test } from 'vitest';
import { holdDraw } from '../support/ceremony.ts';
import { rowsOf } from '../support/office-database.ts';
import { aResult, approve, codesOf, enter } from '../support/review.ts';
import { createOffice, fillLibrary, preparedOffice } from '../support/small-county.ts';
import { endOffices, startOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const serial = '130123-2026-0001';
const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
  await holdDraw(office, { totalMinimum: 6 });
});
afterEach(endOffices);

test('a half-filled result is there when the program is opened again, and counts for nothing', async () => {
  const office = prepared.start();
  const [code = ''] = await codesOf(office, serial);
  const draft = await aResult(office, serial, code, { outcomes: [], inspectedOn: '', remark: '写到一半' });
  expect(valueOf(await office.api['results.keepDraft']({ serial, code, draft }))).toEqual({ keptAt: '2026-03-02T09:00:00+08:00' });
  office.close();
  const again = startOffice({ dataDir: office.dataDir });
  expect(valueOf(await again.api['results.visit']({ serial, code }))).toMatchObject({
    draft: { remark: '写到一半', keptBy: '测试' },
    result: null,
    review: 'todo',
  });
  expect(valueOf(await again.api['results.progress']({ serial }))).toEqual({ visits: 6, entered: 0, withProblems: 0 });
  expect(valueOf(await again.api['tasks.get']({ serial })).counts).toMatchObject({ todo: 6, submitted: 0 });
});

test('a draft goes when its result is saved, and what is approved takes none', async () => {
  const office = prepared.start();
  const [code = ''] = await codesOf(office, serial);
  const draft = await aResult(office, serial, code);
  valueOf(await office.api['results.keepDraft']({ serial, code, draft }));
  await enter(office, serial, code);
  expect(rowsOf(office, 'select * from entry_drafts')).toEqual([]);
  valueOf(await approve(office, serial, [code]));
  expect(await office.api['results.keepDraft']({ serial, code, draft })).toMatchObject({ error: { code: 'result.approved' } });
});
