import type { Route } from '#renderer/api/route.ts';
import type { DueRecords, ReceiptDue } from '#shared/contract/bundles.ts';
import type { KeysState } from '#shared/contract/keys.ts';
import type { SchemeSummary } from '#shared/contract/schemes.ts';
import {
  bundlesText,
  enterTitle,
  enterWhy,
  homeWords as words,
  inspectorsDoneWhy,
  itemsAmount,
  itemsDoneWhy,
  leftText,
  peopleAmount,
  receiptTitle,
  recordsText,
  sendWhy,
  subjectsAmount,
  subjectsDoneWhy,
} from '#shared/i18n/zh-cn/home.ts';

/** One line of the home page: what, why, how much, and the one thing to do about it. */
export interface Step {
  readonly key: string;
  readonly mark: 'todo' | 'run' | 'done';
  readonly title: string;
  readonly why: string;
  readonly amount: string;
  readonly verb: string;
  readonly route: Route;
}

export interface CountyFacts {
  readonly items: { readonly total: number; readonly published: number };
  readonly subjects: { readonly total: number; readonly active: number };
  readonly inspectors: { readonly total: number; readonly drawable: number };
  readonly schemes: readonly SchemeSummary[];
  readonly keys: KeysState;
  /** Null until a trust roster is known. */
  readonly due: DueRecords | null;
}

export interface CityFacts {
  readonly keys: KeysState;
  readonly receiptsDue: readonly ReceiptDue[];
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

const schemeStep = ({ id, name, state, serial, drawn, entered }: SchemeSummary): readonly Step[] => {
  const key = `scheme ${id}`;
  if (state === 'draft')
    return [{ key, mark: 'todo', title: name, why: words.draftWhy, amount: '', verb: verbs.prepare, route: { page: 'scheme', id } }];
  if (serial === null) return [];
  if (state === 'frozen')
    return [{ key, mark: 'run', title: name, why: words.frozenWhy, amount: '', verb: verbs.draw, route: { page: 'draw', serial } }];
  if (state !== 'drawn' || entered >= drawn) return [];
  const title = enterTitle(name);
  return [
    {
      key,
      mark: 'run',
      title,
      why: enterWhy(entered, drawn),
      amount: leftText(drawn - entered),
      verb: verbs.enter,
      route: { page: 'results', serial },
    },
  ];
};

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
  return [...libraries, ...first, ...schemes, ...sendingSteps(facts)];
};

/** The city's side: a trust roster first, then bundles in and receipts out. */
export const citySteps = ({ keys, receiptsDue }: CityFacts): readonly Step[] => {
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
