/** One sample for each rule that must never silently stop working: where it stands, what it says, and what must be said about it. */
const layer = /^boundaries\/dependencies/;
const syntax = /^no-restricted-syntax/;

export const guards = [
  {
    title: 'SQL outside the store',
    folder: 'electron/services',
    tool: 'eslint',
    source: "export const everything = 'SELECT id, name FROM subjects';\n",
    expected: syntax,
  },
  {
    title: 'the database driver outside the store',
    folder: 'electron/tables',
    tool: 'eslint',
    source: "import Database from 'better-sqlite3';\n\nexport const open = (path: string): unknown => new Database(path);\n",
    expected: layer,
  },
  {
    title: "an 'electron' import outside the shell",
    folder: 'electron/bundle',
    tool: 'eslint',
    source: "import { app } from 'electron';\n\nexport const name = (): string => app.getName();\n",
    expected: layer,
  },
  {
    title: 'a Node module in the domain',
    folder: 'shared/domain',
    tool: 'eslint',
    source: "import { readFileSync } from 'node:fs';\n\nexport const read = readFileSync;\n",
    expected: layer,
  },
  {
    title: 'one feature importing another',
    folder: 'renderer/features/zz-guard-sample',
    tool: 'eslint',
    source: "export { other } from '#renderer/features/zz-guard-neighbour/zz-guard-sample.ts';\n",
    neighbour: { folder: 'renderer/features/zz-guard-neighbour', source: 'export const other = 1;\n' },
    expected: layer,
  },
  {
    title: 'Han text outside the words file',
    folder: 'renderer/ui',
    extension: 'tsx',
    tool: 'eslint',
    source: 'export const Title = () => <b>抽取</b>;\n',
    expected: syntax,
  },
  {
    title: 'the clock in the domain',
    folder: 'shared/domain/draw',
    tool: 'eslint',
    source: 'export const now = (): number => Date.now();\n',
    expected: syntax,
  },
  {
    title: 'a file over 300 lines',
    folder: 'shared/base',
    tool: 'eslint',
    source: Array.from({ length: 301 }, (_, index) => `export const line${index} = ${index};\n`).join(''),
    expected: /^max-lines/,
  },
  {
    title: 'a command without an audit event',
    folder: 'shared/contract',
    tool: 'tsc',
    source: [
      "import { z } from 'zod';",
      "import { returns } from './define.ts';",
      '',
      'export const guardContract = {',
      "  'guard.run': returns<null>().command({ input: z.strictObject({}), errors: [], access: 'anyone', changes: [] }),",
      '};',
      '',
    ].join('\n'),
    expected: /'audit' is missing/,
  },
];
