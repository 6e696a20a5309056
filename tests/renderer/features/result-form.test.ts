import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryAction, type PressedKey } from '#renderer/features/results/entry-keys.ts';
import { formOf, toggleOutcome, withField, withItem, withOutcome } from '#renderer/features/results/result-form.ts';
import { outcomeKeys, type OutcomeKey } from '#shared/contract/results.ts';
import { checkResult } from '#shared/domain/results/check-result.ts';

const seed = { seed: 20_261_124 };
const items = ['i1', 'i2'].map((id) => ({ id, code: id, name: `事项${id}`, content: '' }));
const blank = formOf({ items, result: null }, '2026-11-20');
const key = (pressed: Partial<PressedKey>): PressedKey => ({
  key: '',
  keyCode: 0,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  inField: false,
  onControl: false,
  ...pressed,
});
const noIssue = withOutcome(blank, 'NO_ISSUE').draft;

describe('choosing outcomes', () => {
  it('lets “no issue” and what happened to the subject stand alone', () => {
    expect(toggleOutcome(['CORRECTED', 'PENDING'], 'NO_ISSUE')).toEqual(['NO_ISSUE']);
    expect(toggleOutcome(['NO_ISSUE'], 'PENDING')).toEqual(['PENDING']);
    expect(toggleOutcome(['PENDING'], 'UNREACHABLE')).toEqual(['UNREACHABLE']);
  });

  it('lets findings stand together, in the order of the list', () => {
    expect(toggleOutcome(['PENDING'], 'NOT_DISCLOSED')).toEqual(['NOT_DISCLOSED', 'PENDING']);
  });

  it('takes back what is chosen again', () => {
    expect(toggleOutcome(['NO_ISSUE'], 'NO_ISSUE')).toEqual([]);
  });

  it('never reaches a choice that the rules of results refuse', () => {
    const rules = { drawnOn: '2026-11-01', today: '2026-11-24', visitCodeRequired: false };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...outcomeKeys), { minLength: 1, maxLength: 12 }), (toggled) => {
        const outcomes = toggled.reduce<readonly OutcomeKey[]>(toggleOutcome, []);
        const checked = checkResult({ outcomes, items: [], inspectedOn: '2026-11-20', visitCode: '' }, [], rules);
        expect(checked.ok ? '' : checked.error.fault).not.toBe('outcomesExclude');
      }),
      seed,
    );
  });
});

describe('answering items', () => {
  it('marks untouched items as checked without problem, and as not checked when nobody was there', () => {
    expect(noIssue.items.map(({ check }) => check)).toEqual(['checked', 'checked']);
    expect(withOutcome(blank, 'UNREACHABLE').draft.items.map(({ check }) => check)).toEqual(['notChecked', 'notChecked']);
  });

  it('leaves an answer given by hand alone when the outcome changes', () => {
    const answered = withItem(blank, { itemId: 'i1', check: 'notApplicable', problem: false, text: '' });
    expect(withOutcome(answered, 'NO_ISSUE').draft.items.map(({ check }) => check)).toEqual(['notApplicable', 'checked']);
  });

  it('takes the problem off an item that was not checked, and keeps its text', () => {
    const problem = withItem(blank, { itemId: 'i1', check: 'checked', problem: true, text: '未亮照' });
    const off = withItem(problem, { itemId: 'i1', check: 'notChecked', problem: true, text: '未亮照' });
    expect(off.draft.items[0]).toEqual({ itemId: 'i1', check: 'notChecked', problem: false, text: '未亮照' });
  });

  it('begins with the day of the visit entered last', () => {
    expect(blank.draft.inspectedOn).toBe('2026-11-20');
    expect(withField(blank, { inspectedOn: '2026-11-21' }).draft.inspectedOn).toBe('2026-11-21');
  });
});

describe('keys of the entry page', () => {
  it('chooses outcomes with 1 to 8, full-width digits included', () => {
    expect(entryAction(key({ key: '1' }), blank.draft)).toEqual({ do: 'toggle', outcome: 'NO_ISSUE' });
    expect(entryAction(key({ key: '８' }), blank.draft)).toEqual({ do: 'toggle', outcome: 'PENDING' });
    expect(entryAction(key({ key: '9' }), blank.draft)).toBeNull();
  });

  it('leaves digits and Enter to a field that is being typed in', () => {
    expect(entryAction(key({ key: '1', inField: true }), blank.draft)).toBeNull();
    expect(entryAction(key({ key: 'Enter', inField: true }), noIssue)).toBeNull();
  });

  it('saves with Ctrl+Enter from anywhere, and with Enter alone only when no issue was found', () => {
    expect(entryAction(key({ key: 'Enter', ctrlKey: true, inField: true }), blank.draft)).toEqual({ do: 'saveNext' });
    expect(entryAction(key({ key: 'Enter' }), noIssue)).toEqual({ do: 'saveNext' });
    expect(entryAction(key({ key: 'Enter' }), withOutcome(blank, 'PENDING').draft)).toBeNull();
    expect(entryAction(key({ key: 'Enter', onControl: true }), noIssue)).toBeNull();
  });

  it('does nothing while an input method is composing', () => {
    expect(entryAction(key({ key: '1', isComposing: true }), blank.draft)).toBeNull();
    expect(entryAction(key({ key: 'Enter', ctrlKey: true, keyCode: 229 }), noIssue)).toBeNull();
  });
});
