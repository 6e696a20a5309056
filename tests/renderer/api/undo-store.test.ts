import { describe, expect, it } from 'vitest';
import { createClientStores } from '#renderer/api/desk-client.ts';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import { fakeApi } from '#tests/support/fake-desk.tsx';

const undone: number[] = [];
let seq = 0;

const desk = (more: Partial<AppClient> = {}) => {
  undone.length = 0;
  seq = 0;
  return createClientStores(
    fakeApi({
      'subjects.edit': () => {
        seq += 1;
        return Promise.resolve(ok({ seq, fields: ['phone'] }));
      },
      'subjects.tag': () => Promise.resolve(fail('subject.unchanged', {})),
      'subjects.undo': ({ seq: taken }) => {
        undone.push(taken);
        return Promise.resolve(ok({ restored: 1, kept: 0 }));
      },
      'views.remove': () => Promise.resolve(ok(null)),
      ...more,
    }),
    () => 0,
  );
};
const edit = (stores: ReturnType<typeof desk>) => stores.commands.run('form', 'subjects.edit', { id: 1, edit: { phone: '1' } });

describe('Ctrl+Z', () => {
  it('takes back the newest step first, and only what can be taken back counts', async () => {
    const stores = desk();
    await edit(stores);
    await edit(stores);
    await stores.commands.run('bulk', 'subjects.tag', { target: { ids: [1] }, tag: '冷链', action: 'add' });
    await stores.commands.run('menu', 'views.remove', { name: '日常' });
    await stores.undo.takeBack();
    expect(undone).toEqual([2]);
    expect(stores.undo.store.getState().said).toMatchObject({ at: 'undone', step: { facts: { kind: 'subjectEdit', fields: ['phone'] } } });
    await stores.undo.takeBack();
    await stores.undo.takeBack();
    expect(undone).toEqual([2, 1]);
    expect(stores.undo.store.getState().said).toEqual({ at: 'nothing' });
  });

  it('does not offer a step again that was taken back with its button', async () => {
    const stores = desk();
    await edit(stores);
    await edit(stores);
    await stores.commands.run('button', 'subjects.undo', { seq: 2 });
    await stores.undo.takeBack();
    expect(undone).toEqual([2, 1]);
  });

  it('says why a step stays, and never takes an older one back in its place', async () => {
    const stores = desk({ 'subjects.undo': () => Promise.resolve(fail('action.frozen', { serial: '130123-2026-0001', subjects: 1 })) });
    await edit(stores);
    await edit(stores);
    for (const turn of [1, 2]) {
      await stores.undo.takeBack();
      const { said, steps } = stores.undo.store.getState();
      expect(said, String(turn)).toMatchObject({ at: 'refused', step: { back: { input: { seq: 2 } } }, error: { code: 'action.frozen' } });
      expect(steps).toHaveLength(2);
    }
  });

  it('leaves an import to its own page, and begins anew for another person', async () => {
    const batch = {
      id: 'batch-1',
      kind: 'subjects',
      fileName: '名单.xlsx',
      at: '2026-03-02T09:00:00+08:00',
      by: '测试',
      added: 1,
      updated: 0,
      unchanged: 0,
      quarantined: 0,
      missing: 0,
      undoneAt: null,
    } as const;
    const stores = desk({ 'imports.confirm': () => Promise.resolve(ok(batch)) });
    await edit(stores);
    await stores.commands.run('wizard', 'imports.confirm', { stage: 'stage-1' });
    await stores.undo.takeBack();
    expect(stores.undo.store.getState().said).toMatchObject({ at: 'asks', step: { facts: { kind: 'import', fileName: '名单.xlsx' } } });
    expect(undone).toEqual([]);
    stores.undo.clear();
    await stores.undo.takeBack();
    expect(undone).toEqual([]);
    expect(stores.undo.store.getState().said).toEqual({ at: 'nothing' });
  });
});

describe('Ctrl+Y', () => {
  const phone = (stores: ReturnType<typeof desk>, number: string) =>
    stores.commands.run('form', 'subjects.edit', { id: 1, edit: { phone: number } });
  const desktop = (refusal: Parameters<typeof desk>[0] = {}) => {
    const edited: unknown[] = [];
    const stores = desk({
      'subjects.edit': ({ edit: { phone: number } }) => {
        seq += 1;
        edited.push(number);
        return Promise.resolve(ok({ seq, fields: ['phone'] }));
      },
      ...refusal,
    });
    return { stores, edited };
  };

  it('does the steps taken back once more, the last one first, and each can be taken back again', async () => {
    const { stores, edited } = desktop();
    await phone(stores, '1');
    await phone(stores, '2');
    await stores.undo.takeBack();
    await stores.undo.takeBack();
    await stores.undo.doAgain();
    await stores.undo.doAgain();
    expect(edited).toEqual(['1', '2', '1', '2']);
    expect(stores.undo.store.getState().said).toMatchObject({ at: 'redone', step: { facts: { kind: 'subjectEdit' } } });
    await stores.undo.doAgain();
    expect(stores.undo.store.getState().said).toEqual({ at: 'nothingUndone' });
    await stores.undo.takeBack();
    expect(undone).toEqual([2, 1, 4]);
  });

  it('also does again what was taken back with its button', async () => {
    const { stores, edited } = desktop();
    await phone(stores, '1');
    await stores.commands.run('button', 'subjects.undo', { seq: 1 });
    await stores.undo.doAgain();
    expect(edited).toEqual(['1', '1']);
  });

  it('ends with any other change', async () => {
    const { stores, edited } = desktop();
    await phone(stores, '1');
    await stores.undo.takeBack();
    await phone(stores, '2');
    await stores.undo.doAgain();
    expect(edited).toEqual(['1', '2']);
    expect(stores.undo.store.getState().said).toEqual({ at: 'nothingUndone' });
  });

  it('says why a step is not done again, and keeps it', async () => {
    const { stores } = desktop();
    await phone(stores, '1');
    await stores.undo.takeBack();
    const refusing = desk({ 'subjects.edit': () => Promise.resolve(fail('subject.notFound', {})) });
    refusing.undo.store.setState(stores.undo.store.getState());
    for (const turn of [1, 2]) {
      await refusing.undo.doAgain();
      expect(refusing.undo.store.getState().said, String(turn)).toMatchObject({ at: 'notRedone', error: { code: 'subject.notFound' } });
    }
  });
});
