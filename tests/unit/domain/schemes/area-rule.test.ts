import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventAreas } from '#shared/domain/schemes/area-rule.ts';

const town = fc.constantFrom('130123001', '130123002', '130123100', '130123101', '高新区');
const people = fc.array(fc.uniqueArray(town, { maxLength: 3 }), { maxLength: 6 });

describe('areas of an event', () => {
  it('let everybody go to each of his or her own towns, whatever the rule', () => {
    fc.assert(
      fc.property(people, fc.constantFrom('same' as const, 'cross' as const), fc.uniqueArray(town), (lists, rule, areas) => {
        const { ofPerson, ofSubject } = eventAreas({ rule, areas }, lists);
        for (const towns of lists) {
          for (const own of towns) expect(ofPerson(towns)).toBe(ofSubject(own));
          if (towns.length === 0) expect(ofPerson(towns)).toBe('*');
        }
      }),
      { seed: 20260302 },
    );
  });

  it('keep towns apart that nobody and no rule joins', () => {
    const { ofPerson, ofSubject } = eventAreas({ rule: 'same', areas: [] }, [
      ['130123001', '130123002'],
      ['130123002', '130123100'],
      ['高新区'],
    ]);
    expect(['130123001', '130123002', '130123100'].map(ofSubject)).toEqual(['130123001', '130123001', '130123001']);
    expect(ofSubject('130123101')).toBe('130123101');
    expect(ofPerson(['高新区'])).toBe('高新区');
    expect(ofSubject('')).toBe('*');
  });
});
