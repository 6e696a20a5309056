import { describe, expect, it } from 'vitest';
import { createStageStore, type StageStore } from '#renderer/stage/stage-store.ts';
import { ok } from '#shared/base/result.ts';
import type { StageDesk } from '#shared/contract/shell.ts';
import type { StageRow, StageScene, StageSettings, StageShow } from '#shared/contract/stage.ts';
import type { WireRequest } from '#shared/contract/wire.ts';

const serial = '130102-2026-0001';
const drawn = 30;
const show: StageShow = { serial, step: 'subjects', speed: 'paused', run: 1 };

const scene = (naming: StageSettings['objects']): StageScene => ({
  bureau: '某县市场监督管理局',
  schemeName: '第1期',
  serial,
  state: 'drawn',
  frozenAt: '2026-03-02T01:00:00.000Z',
  subjects: 600,
  frame: '',
  plan: '',
  strata: [],
  rules: {} as StageScene['rules'],
  announced: null,
  commitA: null,
  commitB: null,
  hiddenDigits: 0,
  dice: null,
  read: null,
  naming,
  result: { drawn, resultHash: '', recordHash: '', shortVisits: 0 },
  inspectors: [],
  recusals: [],
  voided: null,
  earlier: [],
});

const storedRows: readonly StageRow[] = Array.from({ length: drawn }, (_, index) => ({
  position: index + 1,
  stratum: 'A',
  rank: index + 1,
  ticket: String(index),
  label: `对象${String(index + 1)}`,
  town: '城关镇',
}));

/** A stage whose console and backend are this test: it answers what was asked only when it is told to. */
const stageOn = () => {
  const asked: Extract<WireRequest, { name: string }>[] = [];
  const told: (readonly [number, number])[] = [];
  let handlers: Parameters<StageDesk['connect']>[0] | undefined;
  const stage: StageStore = createStageStore({
    connect: (own) => {
      handlers = own;
    },
    send: (request) => {
      const asking = request as WireRequest;
      if ('name' in asking) asked.push(asking);
    },
    tellShown: (run, shown) => {
      told.push([run, shown]);
    },
  });
  const answer = async (name: string, value: unknown): Promise<void> => {
    const at = asked.findIndex((request) => request.name === name);
    const [request] = asked.splice(at, 1);
    if (at < 0 || !request) throw new Error(`${name} was not asked`);
    handlers?.onReply({ id: request.id, result: ok(value) });
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return {
    ...stage,
    told,
    hasShown: (next: StageShow, from: number) => handlers?.onShow(next, from),
    changed: () => handlers?.onReply({ changed: ['stage'] }),
    answerScene: (naming: StageSettings['objects'] = 'masked') => answer('stage.scene', scene(naming)),
    answerRows: () => answer('stage.rows', { offset: 0, total: drawn, rows: storedRows }),
    shown: () => stage.store.getState().shown,
  };
};

describe('what the stage has shown of the list', () => {
  it('goes on where it stood though a picture comes before the rows', async () => {
    const stage = stageOn();
    stage.hasShown(show, 12);
    await stage.answerScene();
    stage.pass(16);
    await stage.answerRows();
    stage.pass(16);
    expect(stage.shown()).toBe(12);
    expect(stage.told.at(-1)).toEqual([1, 12]);
  });

  it('is not begun anew when names are shown otherwise', async () => {
    const stage = stageOn();
    stage.hasShown(show, 12);
    await stage.answerScene();
    await stage.answerRows();
    stage.changed();
    await stage.answerScene('full');
    stage.pass(16);
    await stage.answerRows();
    stage.pass(16);
    expect(stage.shown()).toBe(12);
  });

  it('begins at the first row for another showing, and never runs ahead of the rows it has', async () => {
    const stage = stageOn();
    stage.hasShown(show, 12);
    await stage.answerScene();
    stage.hasShown({ ...show, run: 2, speed: 'all' }, 0);
    stage.pass(16);
    expect(stage.shown()).toBe(0);
    await stage.answerRows();
    stage.pass(16);
    expect(stage.shown()).toBe(drawn);
  });
});
