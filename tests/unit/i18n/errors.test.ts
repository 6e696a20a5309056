import { describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import type { AppError, ErrorCode } from '#shared/contract/errors.ts';
import { auditSentence } from '#shared/i18n/zh-cn/audit.ts';
import { errorSentence, errorText } from '#shared/i18n/zh-cn/errors.ts';
import { jobText } from '#shared/i18n/zh-cn/shell-ui.ts';

const facts = {
  reference: 'R1',
  field: '名称',
  name: '名单.xlsx',
  detail: '说明',
  found: ['甲列'],
  missing: ['乙列'],
  code: '130123',
  role: 'county',
  minimum: 10,
  reason: 'encrypted',
  findings: 2,
  serial: 'S1',
  state: 'frozen',
  party: 'A',
  position: 3,
  given: 5,
  needed: 20,
  item: '事项',
  first: '一',
  second: '二',
  outcome: '结果',
  date: '2026-13-01',
  file: 'frame.tsv',
  staffNo: '0012',
  versionNo: '2026-1',
  from: '2026-03-02',
  to: '2026-03-01',
  fileName: '名单.xlsx',
  office: '某局',
  list: '2026-1',
  records: 3,
  by: '苏文岚',
  byName: '苏文岚',
  subjects: 5,
  unit: '正定镇监管所',
  digits: 9,
  what: '当天开奖号码',
  parts: 2,
  stratum: 'C',
  left: 1,
  year: 2027,
  place: 2,
  least: 15,
  most: 30,
  noticeNo: '抄告〔2026〕3号',
  unpublished: 4,
  followUpsOpen: 2,
  version: 2,
  until: '2028-01-01',
  enterprises: 4_000,
  frozenOn: '2027-01-01',
};
const codes = Object.keys(errorText) as readonly ErrorCode[];
/** Facts whose values come from another list than the name alone tells. */
const ownFacts: Partial<Record<ErrorCode, object>> = {
  'broughtBack.otherEvent': { other: '130123-2026-0002' },
  'bundle.cleared': { name: 'no11.ssjb', at: '2026-11-19T10:00:00+08:00' },
  'bundle.sealingLocked': { reason: 'behindSealMark', role: 'county' },
  'bundle.mailLimitBounds': { limitKiB: 1, least: 256, most: 2_048_000 },
  'bundle.unsplittable': { entry: 'draw/130123-2026-0001/结果.tsv', id: '', limitKiB: 256 },
  'bundle.partlyWritten': { written: ['甲.ssjb'], left: ['乙.ssjb', '丙.ssjb'] },
  'evidence.refused': { reason: 'damaged' },
  'replacement.notReady': { code: 'inspectorsTooFew', facts: { people: 1, needed: 2 } },
  'followUp.notFinished': { missing: [{ fault: 'fieldMissing', place: 1, kind: 'caseFiled', field: 'caseNo' }] },
  'calendar.wrongNotice': { holiday: '春节', fault: 'workedOff', day: '2027-02-07' },
};
const sentence = (code: ErrorCode): string => errorSentence({ code, params: { ...facts, ...ownFacts[code] } } as unknown as AppError); // one set of facts fits nearly all

describe('sentences for failures', () => {
  it.each(codes)('%s is a whole Chinese sentence without blame or English words', (code) => {
    const text = sentence(code);
    expect(text).toMatch(/[\u4e00-\u9fff]/u);
    expect(text).toMatch(/。$/u);
    expect(text).not.toMatch(/失败！|undefined|\[object|error|null/iu);
  });

  it('name an outcome with its word, never with its key', () => {
    const text = errorSentence({ code: 'result.outcomesExclude', params: { first: 'NO_ISSUE', second: 'NOT_DISCLOSED' } });
    expect(text).toContain('“未发现问题”和“未按规定公示信息”不能同时选');
    expect(errorSentence({ code: 'result.contradiction', params: { outcome: 'CORRECTED' } })).toContain('“已责令改正”');
  });

  it('covers every failure that a call of the contract declares', () => {
    const declared = Object.values(contract).flatMap(({ errors }) => [...errors] as readonly string[]);
    expect(declared.filter((code) => !(code in errorText))).toEqual([]);
  });

  it('names every job of the contract for the tray', () => {
    const jobs = Object.entries(contract).filter(([, call]) => call.kind === 'job');
    expect(jobs.map(([name]) => name).filter((name) => !(name in jobText))).toEqual([]);
  });
});

describe('sentences for the audit trail', () => {
  it('says who signed in', () => {
    expect(auditSentence('session.signedIn', { name: '苏文岚', outcome: 'signedIn', failures: 0 })).toBe('苏文岚 登录');
  });

  it.each(['results', 'roster', 'roster-data', 'plan', 'receipt'])('names a sealed bundle of kind %s in Chinese', (kind) => {
    const sealed = { kind, to: '130100', seq: 2, upTo: 4, header: '', file: '指纹', records: 3, encrypted: true };
    expect(auditSentence('bundles.sealed', sealed)).toContain('第 2–4 号');
    expect(auditSentence('bundles.sealed', sealed)).not.toMatch(/[a-z]/u);
  });

  it('shows a row of unknown form by its event instead of breaking the page', () => {
    expect(auditSentence('people.added', null)).toBe('people.added');
  });
});
