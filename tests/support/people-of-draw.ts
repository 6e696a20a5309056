import type { DrawPerson } from '#shared/contract/draw-records.ts';

/** Who came to a draw in Zhengding: one of each part, and two witnesses who rolled ten digits each. */
export const peopleOfDraw: readonly DrawPerson[] = [
  { part: 'host', name: '岳文启', unit: '正定县市场监督管理局', duty: '副局长', rolled: 0 },
  { part: 'operator', name: '苏文岚', unit: '正定县市场监督管理局', duty: '信用监管股', rolled: 0 },
  { part: 'supervisor', name: '章怀远', unit: '县纪委监委', duty: '派驻纪检组', rolled: 0 },
  { part: 'witness', name: '戎思远', unit: '正定县第3号商行', duty: '企业代表', rolled: 10 },
  { part: 'witness', name: '费长安', unit: '县公证处', duty: '公证员', rolled: 10 },
];
