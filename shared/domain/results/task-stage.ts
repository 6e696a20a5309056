/** The states of a drawn event, in their order (DOMAIN 13.2): 已抽取 已派发 检查中 待审核 已公示 后续处理中 已办结. */
export const taskStages = ['drawn', 'dispatched', 'inspecting', 'review', 'published', 'followUp', 'closed'] as const;
export type TaskStage = (typeof taskStages)[number];

export interface TaskCounts {
  readonly visits: number;
  readonly todo: number;
  readonly submitted: number;
  readonly returned: number;
  readonly approved: number;
  readonly published: number;
  /** Corrections that are not published again yet. */
  readonly correctionsWaiting: number;
  readonly followUps: number;
  readonly followUpsOpen: number;
}

export interface TaskFacts extends TaskCounts {
  readonly dispatched: boolean;
  readonly closed: boolean;
}

/** Where an event stands as its visits say; a step back of one of them takes the event back with it, a closed one stays closed. */
export const taskStage = (facts: TaskFacts): TaskStage => {
  const { visits, todo, published, followUpsOpen, dispatched, closed } = facts;
  if (closed) return 'closed';
  if (todo === visits) return dispatched ? 'dispatched' : 'drawn';
  if (todo > 0) return 'inspecting';
  if (published < visits) return 'review';
  return followUpsOpen > 0 ? 'followUp' : 'published';
};

/** What is to be done next, with the number it is about. */
export type NextTask =
  | {
      readonly do: 'dispatch' | 'enter' | 'correctReturned' | 'review' | 'publish' | 'publishCorrections' | 'followUp';
      readonly count: number;
    }
  | { readonly do: 'close' | 'nothing' };

/** The next step of an event: what holds it up most, first. */
export const nextTask = (facts: TaskFacts): NextTask => {
  const { visits, todo, submitted, returned, approved, correctionsWaiting, followUpsOpen, dispatched, closed } = facts;
  if (closed) return { do: 'nothing' };
  if (todo === visits && !dispatched) return { do: 'dispatch', count: visits };
  if (returned > 0) return { do: 'correctReturned', count: returned };
  if (todo > 0) return { do: 'enter', count: todo };
  if (submitted > 0) return { do: 'review', count: submitted };
  if (approved > 0) return { do: 'publish', count: approved };
  if (correctionsWaiting > 0) return { do: 'publishCorrections', count: correctionsWaiting };
  return followUpsOpen > 0 ? { do: 'followUp', count: followUpsOpen } : { do: 'close' };
};

/** Why an event cannot be closed yet, or null: everything published, corrections too, and no problem left open. */
export const closeFault = (facts: TaskFacts): { readonly unpublished: number; readonly followUpsOpen: number } | null => {
  const unpublished = facts.visits - facts.published + facts.correctionsWaiting;
  return unpublished === 0 && facts.followUpsOpen === 0 ? null : { unpublished, followUpsOpen: facts.followUpsOpen };
};
