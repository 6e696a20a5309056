import { count, sizeText } from './numbers.ts';

export const auditApartText = '审计管理员要和办事的人分开，只能再兼监督员。请去掉其余角色，或另设一名用户。';

export const systemWords = {
  title: '系统',
  machine: '关于本机',
  people: '用户',
  trail: '操作留痕',
  fields: {
    office: '单位',
    code: '区划代码',
    role: '层级',
    version: '程序版本',
    schema: '数据版本',
    folder: '数据文件夹',
    size: '数据大小',
    parts: '运行组件',
  },
  county: '县（市、区）局',
  city: '市局',
  addPerson: '添加用户',
  addTitle: '添加一位用户？',
  add: '添加',
  name: '姓名',
  nameMissing: '请填写姓名。',
  roles: '角色',
  rolesMissing: '至少选一个角色。',
  rolesAuditApart: auditApartText,
  password: '初始密码',
  passwordRule: '至少 10 个字符；大写字母、小写字母、数字、符号里至少有三种。',
  passwordWeak: '还不够强，请照下面的要求改。',
  columns: { seq: '序号', at: '时间', by: '操作人', what: '做了什么', hash: '指纹' },
  trailLabel: '操作留痕',
  checking: '正在核对留痕',
  recheck: '再核对一遍',
};

export const partsText = (electron: string, node: string, sqlite: string): string =>
  `界面 ${electron} · 运行环境 ${node} · 数据库 ${sqlite}`;
export const sizeOf = (bytes: number): string => sizeText(bytes);
export const peopleText = (people: number): string => `${count(people)} 人`;
export const chainWholeText = (rows: number): string => `${count(rows)} 条留痕首尾相连，没有缺少或改动`;
export const chainBrokenText = (row: number): string => `第 ${count(row)} 条留痕与前后对不上，可能被改动过。请不要再操作，联系维护人员。`;
