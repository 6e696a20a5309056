import type { Route } from '#renderer/api/route.ts';
import type { DueRecords, ReceiptDue } from '#shared/contract/bundles.ts';
import type { HandedDown } from '#shared/contract/handed-down.ts';
import type { HandedEvent, HandedTask } from '#shared/contract/handed-tasks.ts';
import type { KeysState } from '#shared/contract/keys.ts';
import type { PlanSummary } from '#shared/contract/plans.ts';
import type { SchemeSummary } from '#shared/contract/schemes.ts';
import type { TaskView } from '#shared/contract/tasks.ts';
import type { Deadline } from '#shared/domain/results/publication-clock.ts';
import type { NextTask } from '#shared/domain/results/task-stage.ts';
import { countyWords, openRequestsTitle } from '#shared/i18n/zh-cn/counties.ts';
import { handedDownWords, handedListTitle, handedPlanTitle, handedYearTitle } from '#shared/i18n/zh-cn/handed-down.ts';
import { nextTaskText } from '#shared/i18n/zh-cn/tasks.ts';
import {
  bundlesText,
  homeWords as words,
  inspectorsDoneWhy,
  itemsAmount,
  itemsDoneWhy,
  peopleAmount,
  planTitle,
  receiptTitle,
  recordsText,
  sendWhy,
  subjectsAmount,
  subjectsDoneWhy,
} from '#shared/i18n/zh-cn/home.ts';
import { conflictSteps, type ConflictCounts } from './conflict-steps.ts';
import { handDownSteps, handedTaskSteps } from './handed-steps.ts';

/** One line of the home page: what, why, how much, and the one thing to do about it. */
export interface Step {
  readonly key: string;
  readonly mark: 'todo' | 'run' | 'done';
  readonly title: string;
  readonly why: string;
  readonly amount: string;
  readonly verb: string;
  readonly route: Route;
  /** By when; missing = no day is set. */
  readonly deadline?: Deadline;
}

export interface CountyFacts {
  readonly items: { readonly total: number; readonly published: number };
  readonly subjects: { readonly total: number; readonly active: number };
  readonly inspectors: { readonly total: number; readonly drawable: number };
  readonly schemes: readonly SchemeSummary[];
  /** Every drawn event with what is next. */
  readonly tasks: readonly TaskView[];
  readonly plans: readonly PlanSummary[];
  readonly year: number;
  readonly keys: KeysState;
  /** Null until a trust roster is known. */
  readonly due: DueRecords | null;
  readonly handed: HandedDown;
  /** Results the city asked to have corrected and that have no answer yet. */
  readonly openRequests: number;
  readonly handedTasks: readonly HandedTask[];
  readonly conflicts: ConflictCounts;
}

export interface CityFacts {
  readonly keys: KeysState;
  readonly receiptsDue: readonly ReceiptDue[];
  readonly events: readonly HandedEvent[];
  readonly conflicts: ConflictCounts;
}

const { verbs } = words;

const librarySteps = ({ items, subjects, inspectors }: CountyFacts): readonly Step[] => [
  items.total === 0
    ? {
        key: 'items',
        mark: 'todo',
        title: words.itemsTodo,
        why: words.itemsTodoWhy,
        amount: '',
        verb: verbs.import,
        route: { page: 'import', kind: 'items' },
      }
    : {
        key: 'items',
        mark: 'done',
        title: words.itemsDone,
        why: itemsDoneWhy(items.published),
        amount: itemsAmount(items.total),
        verb: verbs.look,
        route: { page: 'items' },
      },
  subjects.total === 0
    ? {
        key: 'subjects',
        mark: 'todo',
        title: words.subjectsTodo,
        why: words.subjectsTodoWhy,
        amount: '',
        verb: verbs.import,
        route: { page: 'import', kind: 'subjects' },
      }
    : {
        key: 'subjects',
        mark: 'done',
        title: words.subjectsDone,
        why: subjectsDoneWhy(subjects.active),
        amount: subjectsAmount(subjects.total),
        verb: verbs.look,
        route: { page: 'subjects' },
      },
  inspectors.total === 0
    ? {
        key: 'inspectors',
        mark: 'todo',
        title: words.inspectorsTodo,
        why: words.inspectorsTodoWhy,
        amount: '',
        verb: verbs.import,
        route: { page: 'import', kind: 'inspectors' },
      }
    : {
        key: 'inspectors',
        mark: 'done',
        title: words.inspectorsDone,
        why: inspectorsDoneWhy(inspectors.drawable),
        amount: peopleAmount(inspectors.total),
        verb: verbs.look,
        route: { page: 'inspectors' },
      },
];

const schemeStep = ({ id, name, state, serial }: SchemeSummary): readonly Step[] => {
  const key = `scheme ${id}`;
  if (state === 'draft')
    return [{ key, mark: 'todo', title: name, why: words.draftWhy, amount: '', verb: verbs.prepare, route: { page: 'scheme', id } }];
  if (serial === null) return [];
  if (state === 'frozen')
    return [{ key, mark: 'run', title: name, why: words.frozenWhy, amount: '', verb: verbs.draw, route: { page: 'draw', serial } }];
  return [];
};

const placeOfNext = (next: NextTask['do'], serial: string): { readonly verb: string; readonly route: Route } => {
  switch (next) {
    case 'dispatch':
      return { verb: verbs.dispatch, route: { page: 'results', serial } };
    case 'enter':
    case 'correctReturned':
      return { verb: verbs.enter, route: { page: 'results', serial } };
    case 'review':
      return { verb: verbs.review, route: { page: 'results', serial, review: true } };
    case 'publish':
    case 'publishCorrections':
      return { verb: verbs.publish, route: { page: 'publication', serial } };
    case 'followUp':
      return { verb: verbs.followUp, route: { page: 'followUps', serial } };
    case 'close':
    case 'nothing':
      return { verb: verbs.close, route: { page: 'results', serial } };
  }
};

/** What an event asks for next, and its open problems beside it: their clocks run while others of its visits are still entered. */
const stepsOfTask = ({ serial, name, next, deadline, followUpDeadline, counts }: TaskView): readonly Step[] => {
  const stepOf = (own: NextTask, due: Deadline | null): Step => ({
    key: `task ${serial} ${own.do}`,
    mark: 'run',
    title: name,
    why: nextTaskText(own),
    amount: 'count' in own ? subjectsAmount(own.count) : '',
    ...placeOfNext(own.do, serial),
    ...(due ? { deadline: due } : {}),
  });
  const problems = counts.followUpsOpen > 0 ? [stepOf({ do: 'followUp', count: counts.followUpsOpen }, followUpDeadline)] : [];
  return next.do === 'nothing' || next.do === 'followUp' ? problems : [stepOf(next, deadline), ...problems];
};

/** The most urgent first; an event that is closed is no work any more. */
const taskSteps = (tasks: readonly TaskView[]): readonly Step[] =>
  tasks.flatMap(stepsOfTask).toSorted((a, b) => (a.deadline?.left ?? Infinity) - (b.deadline?.left ?? Infinity));

/** A year without an approved plan asks for one; a plan on its way says where it is. */
const planSteps = ({ plans, year }: CountyFacts): readonly Step[] => {
  const own = plans.filter((plan) => plan.year === year);
  if (own.some(({ state }) => state === 'approved')) return [];
  const [open] = own;
  const why = open === undefined ? words.planTodoWhy : open.state === 'submitted' ? words.planSubmittedWhy : words.planDraftWhy;
  return [{ key: 'plan', mark: 'todo', title: planTitle(year), why, amount: '', verb: verbs.plan, route: { page: 'plans' } }];
};

export const urgencies = ['overdue', 'today', 'week', 'later'] as const;
export type Urgency = (typeof urgencies)[number];

/** Where a line of work stands: past its day, for today or tomorrow, for this week, or without hurry (UX 8, screen 1). */
export const urgencyOf = ({ deadline }: Step): Urgency => {
  if (!deadline) return 'later';
  if (deadline.band === 'overdue') return 'overdue';
  if (deadline.left <= 1) return 'today';
  return deadline.left <= 5 ? 'week' : 'later';
};

/** What the city handed down and this office has not taken over yet; where it was typed in otherwise a person decides. */
const handedSteps = ({ handed: { items, plans, calendars } }: CountyFacts): readonly Step[] => {
  const step = (title: string, route: Route): Step => ({
    key: `handed ${title}`,
    mark: 'todo',
    title,
    why: handedDownWords.homeWhy,
    amount: '',
    verb: handedDownWords.homeVerb,
    route,
  });
  return [
    ...(items?.state === 'open' ? [step(handedListTitle(items), { page: 'items' })] : []),
    ...plans.filter(({ state }) => state === 'open').map((plan) => step(handedPlanTitle(plan), { page: 'plans' })),
    ...calendars
      .filter(({ state }) => state === 'open' || state === 'differs')
      .map((year) => step(handedYearTitle(year), { page: 'system' })),
  ];
};

const requestSteps = ({ openRequests }: CountyFacts): readonly Step[] =>
  openRequests === 0
    ? []
    : [
        {
          key: 'requests',
          mark: 'todo',
          title: openRequestsTitle(openRequests),
          why: countyWords.homeWhy,
          amount: '',
          verb: countyWords.homeVerb,
          route: { page: 'bundles' },
        },
      ];

const sendingSteps = ({ schemes, keys, due }: CountyFacts): readonly Step[] => {
  if (!schemes.some(({ state }) => state === 'drawn')) return [];
  const step = (title: string, why: string, verb: string, route: Route, amount = ''): Step => ({
    key: 'send',
    mark: 'todo',
    title,
    why,
    amount,
    verb,
    route,
  });
  if (keys.own === null) return [step(words.keyTodo, words.keyTodoWhy, verbs.keys, { page: 'keys' })];
  if (keys.trust === null) return [step(words.trustTodo, words.trustTodoWhy, verbs.receive, { page: 'bundles' })];
  if (due === null || due.records === 0) return [];
  return [step(words.sendTodo, sendWhy(due.draws, due.results), verbs.bundle, { page: 'bundles' }, recordsText(due.records))];
};

/** What a county can do now and what is ready, along the spine from the libraries to the bundle. */
export const countySteps = (facts: CountyFacts): readonly Step[] => {
  const libraries = librarySteps(facts);
  const complete = libraries.every(({ mark }) => mark === 'done');
  const schemes = facts.schemes.flatMap(schemeStep);
  const first: readonly Step[] =
    complete && facts.schemes.length === 0
      ? [
          {
            key: 'scheme',
            mark: 'todo',
            title: words.schemeTodo,
            why: words.schemeTodoWhy,
            amount: '',
            verb: verbs.create,
            route: { page: 'schemes' },
          },
        ]
      : [];
  const plan = complete ? planSteps(facts) : [];
  return [
    ...libraries,
    ...conflictSteps(facts.conflicts),
    ...requestSteps(facts),
    ...handedSteps(facts),
    ...handedTaskSteps(facts.handedTasks),
    ...plan,
    ...first,
    ...taskSteps(facts.tasks),
    ...schemes,
    ...sendingSteps(facts),
  ];
};

/** The city's side: a trust roster first, then bundles in and receipts out. */
export const citySteps = (facts: CityFacts): readonly Step[] => {
  const { keys, receiptsDue } = facts;
  if (keys.trust === null) {
    return [
      {
        key: 'keys',
        mark: 'todo',
        title: words.cityKeyTodo,
        why: words.cityKeyTodoWhy,
        amount: '',
        verb: verbs.keys,
        route: { page: 'keys' },
      },
    ];
  }
  const receipts = receiptsDue.map(({ to, toName, bundles }): Step => ({
    key: `receipt ${to}`,
    mark: 'todo',
    title: receiptTitle(toName),
    why: words.receiptTodo,
    amount: bundlesText(bundles),
    verb: verbs.keys,
    route: { page: 'bundles' },
  }));
  return [
    ...conflictSteps(facts.conflicts),
    ...handDownSteps(facts.events),
    ...receipts,
    {
      key: 'receive',
      mark: 'run',
      title: words.receiveTodo,
      why: words.receiveWhy,
      amount: '',
      verb: verbs.receive,
      route: { page: 'bundles' },
    },
  ];
};
