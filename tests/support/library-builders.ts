import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import type { InspectorInput } from '#shared/contract/inspectors.ts';
import type { ItemView } from '#shared/contract/items.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import type { ItemContent } from '#shared/domain/items/item-content.ts';

/** A person at the office with a certificate that lasts; override what the test is about. */
export const anInspector = (change: Partial<InspectorRow> = {}): InspectorRow => ({
  staffNo: '0012',
  name: '段光川',
  gender: '男',
  phone: '15400000012',
  education: '本科',
  major: '法学',
  unit: '正定县市场监督管理局',
  department: '信用监督管理股',
  postCategory: '工商',
  postSince: '2019-03-01',
  qualifications: [],
  expertise: [],
  lines: [1, 2],
  itemCodes: [],
  certificateNo: '130123199900001',
  certificateUntil: '2028-12-11',
  provinceCertificateNo: '',
  provinceCertificateUntil: '',
  level: '县级',
  post: '科员',
  expert: false,
  area: '*',
  status: 'active',
  leaves: [],
  recusals: [],
  note: '',
  ...change,
});

/** The same as the window would send it. */
export const anInspectorInput = (change: Partial<InspectorRow> = {}): InspectorInput =>
  structuredClone(anInspector(change)) as InspectorInput; // lists of its own

export const aSubjectRow = (change: Partial<SubjectRow> = {}): SubjectRow => ({
  code: '91130199MA10001560',
  name: '正定县清川商行',
  kind: 'enterprise',
  legalPerson: '黎青山',
  phone: '',
  address: '',
  region: '',
  town: '正定镇',
  authority: '',
  station: '城区市场监督管理所',
  establishedOn: '2020-05-06',
  status: 'active',
  industry: '',
  capital: '',
  scope: '',
  risk: 'A',
  riskOn: '',
  tags: [],
  annualReport: '',
  lastInspectedOn: '',
  note: '',
  ...change,
});

export const anItem = (change: Partial<ItemContent> = {}): ItemContent => ({
  code: '0101',
  category: '登记事项检查',
  name: '营业执照规范使用情况的检查',
  subName: '',
  grade: 'ordinary',
  basis: '《中华人民共和国公司法》',
  method: '实地检查',
  content: '执照是否置于醒目位置',
  subjects: '各类企业',
  line: 1,
  published: true,
  appliesToTag: '',
  appliesToKinds: [],
  origin: 'city',
  note: '',
  checklist: [],
  ...change,
});

export const anItemView = ({ id = 'i1', ...change }: Partial<ItemView> = {}): ItemView => ({
  ...anItem(change),
  id,
  version: 1,
  current: true,
  lineName: '登记信用',
  used: false,
  missing: false,
  ...change,
});
