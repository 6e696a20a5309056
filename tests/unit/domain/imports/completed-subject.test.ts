import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completedSubject, type SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import { aSubjectRow } from '#tests/support/library-builders.ts';

const known = aSubjectRow({ tags: ['食品经营'], risk: 'B', riskOn: '2026-01-10', phone: '15400000001' });
const fields = Object.keys(known) as readonly (keyof SubjectRow)[];

it('what a file has no column for stays as the library has it, whatever the file has', () => {
  const row = aSubjectRow({ name: '另一个名称', address: '另一处', tags: [], risk: 'D', riskOn: '', phone: '' });
  fc.assert(
    fc.property(fc.subarray([...fields]), (columns) => {
      const given = new Set<string>(columns);
      const after = completedSubject(known, row, given);
      for (const field of fields) {
        const newDay = field === 'riskOn' && given.has('risk') && !given.has('riskOn');
        expect([field, after[field]]).toEqual([field, given.has(field) ? row[field] : newDay ? '' : known[field]]);
      }
    }),
    { seed: 21, numRuns: 200 },
  );
});

it('nobody out of business keeps a tag, wherever tag and status came from', () => {
  const gone = aSubjectRow({ status: 'deregistered', tags: ['特种设备'] });
  for (const given of [['status'], ['status', 'tags'], ['tags']]) {
    const after = completedSubject(known, gone, new Set(given));
    expect(after.tags).toEqual(after.status === 'active' ? ['特种设备'] : []);
  }
});

it('the day of an old rating is not taken for that of a new class', () => {
  const rated = completedSubject(known, aSubjectRow({ risk: 'C' }), new Set(['risk']));
  expect([rated.risk, rated.riskOn]).toEqual(['C', '']);
  const same = completedSubject(known, aSubjectRow({ risk: 'B' }), new Set(['risk']));
  expect(same.riskOn).toBe('2026-01-10');
});
