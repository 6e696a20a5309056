import { count, momentText } from './numbers.ts';

export const homeWords = {
  title: '首页',
  next: '下一步',
  ready: '已经就绪',
  batches: '最近入库',
  nothingOpen: '眼下没有要办的事。',
  itemsTodo: '导入抽查事项清单',
  itemsTodoWhy: '没有事项清单就不能定“查什么”',
  itemsDone: '抽查事项清单',
  subjectsTodo: '导入检查对象名录',
  subjectsTodoWhy: '没有名录就不能定“抽谁”',
  subjectsDone: '检查对象名录库',
  inspectorsTodo: '导入检查人员名录',
  inspectorsTodoWhy: '没有人员就不能配检查组',
  inspectorsDone: '检查人员名录库',
  schemeTodo: '新建抽查任务',
  schemeTodoWhy: '定好抽谁、查什么、怎么抽，然后封存名录',
  planTodoWhy: '1 月中旬前编好、批准、上报；任务从计划里新建',
  planDraftWhy: '计划还在编制，编好后送审',
  planSubmittedWhy: '计划已送审，等负责人批准',
  draftWhy: '草稿；选好条件后封存名录',
  frozenWhy: '名录已封存，等现场抽取',
  keyTodo: '生成本局的签名密钥',
  keyTodoWhy: '没有密钥就不能出上报包',
  cityKeyTodo: '建立信任名册',
  cityKeyTodoWhy: '建好后才能登记各县局的密钥、收包、出回执',
  sendTodo: '向市局出上报包',
  trustTodo: '导入市局的信任名册',
  trustTodoWhy: '用市局下发的名册包，认得市局才能出包',
  receiptTodo: '包已核验，县局等着回执',
  receiveTodo: '收县局的上报包',
  receiveWhy: '把U盘里的包拖进来，逐包核验',
  verbs: {
    import: '去导入',
    look: '看一看',
    create: '新建任务',
    prepare: '接着准备',
    draw: '去抽取',
    enter: '接着录',
    dispatch: '去派发',
    review: '去审核',
    publish: '去公示',
    followUp: '去处理',
    close: '去办结',
    plan: '去编制',
    bundle: '去出包',
    keys: '去办理',
    receive: '去收包',
  },
};

export const openWorkText = (steps: number): string => (steps === 0 ? homeWords.nothingOpen : `有 ${count(steps)} 件事可以办。`);
export const itemsAmount = (total: number): string => `${count(total)} 项`;
export const subjectsAmount = (total: number): string => `${count(total)} 户`;
export const peopleAmount = (total: number): string => `${count(total)} 人`;
export const itemsDoneWhy = (published: number): string => `已公布 ${count(published)} 项，可以选用`;
export const subjectsDoneWhy = (active: number): string => `其中存续 ${count(active)} 户`;
export const inspectorsDoneWhy = (drawable: number): string => `可参加抽取 ${count(drawable)} 人`;
export const sendWhy = (draws: number, results: number): string => `抽取 ${count(draws)} 次、结果 ${count(results)} 条还没有上报`;
export const recordsText = (records: number): string => `${count(records)} 项`;
export const receiptTitle = (name: string): string => `给${name}出回执`;
export const bundlesText = (bundles: number): string => `${count(bundles)} 包`;
export const batchLine = (at: string, rows: number): string => `${momentText(at)} · ${count(rows)} 行`;
export const planTitle = (year: number): string => `编制 ${String(year)} 年年度计划`;

export const urgencyText = { overdue: '逾期', today: '今天必须', week: '本周', later: '下一步' } as const;

export const ringWords = { title: '今年进度', toFigures: '看统计台账' };
/** `waiting` of the late ones are not published yet. */
export const lateText = (late: number, waiting: number): string =>
  waiting === 0 ? `延期 ${count(late)} 户次，都已补公示` : `延期 ${count(late)} 户次，其中 ${count(waiting)} 户次还没公示，请尽快公示`;
