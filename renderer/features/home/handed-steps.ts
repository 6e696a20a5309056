import type { HandedEvent, HandedTask } from '#shared/contract/handed-tasks.ts';
import { handedTaskTitle, handedTaskWords } from '#shared/i18n/zh-cn/handed-tasks.ts';
import { subjectsAmount } from '#shared/i18n/zh-cn/home.ts';
import type { Step } from './next-steps.ts';

/** Tasks of the city that nobody of this office began yet, and those that the city took back after somebody had. */
export const handedTaskSteps = (handedTasks: readonly HandedTask[]): readonly Step[] =>
  handedTasks.flatMap((task): readonly Step[] => {
    if (task.state !== 'open' && task.state !== 'begun') return [];
    return [
      {
        key: `handed task ${task.id}`,
        mark: 'todo',
        title: handedTaskTitle(task),
        why: task.state === 'open' ? handedTaskWords.homeOpen : handedTaskWords.homeBegun,
        amount: subjectsAmount(task.subjects),
        verb: handedTaskWords.homeVerb,
        route: { page: 'handedTasks' },
        ...(task.deadline ? { deadline: task.deadline } : {}),
      },
    ];
  });

/** Drawn events that are not handed down yet, and tasks that wait for their bundle. */
export const handDownSteps = (events: readonly HandedEvent[]): readonly Step[] =>
  events.flatMap(({ serial, name, state, handedOn, drawn, counties }): readonly Step[] => {
    const waits = counties.some(({ bundle }) => bundle === 'notSent' || bundle === 'returned');
    if (state === 'void' || (handedOn !== null && !waits)) return [];
    return [
      {
        key: `hand down ${serial}`,
        mark: 'todo',
        title: name,
        why: handedOn === null ? handedTaskWords.homeHandDown : handedTaskWords.homeSeal,
        amount: subjectsAmount(drawn),
        verb: handedTaskWords.homeVerb,
        route: { page: 'handedTasks' },
      },
    ];
  });
