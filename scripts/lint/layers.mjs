/**
 * Who may import whom: folder (or file) -> our folders, npm packages, and whether `node:` is allowed. What stands here is all that is allowed.
 * A file that belongs to no line is an error too, so a new folder starts with a line here.
 */
const rules = ['shared/base', 'shared/domain'];
const rulesAndContract = [...rules, 'shared/contract'];
const reactScreens = ['react', 'zustand', 'zustand/*', 'antd', 'antd/*', '@ant-design/icons'];
const electronPackages = ['electron'];
const commandLine = [
  ...rulesAndContract,
  'shared/i18n',
  'electron/services',
  'electron/platform',
  'electron/store',
  'electron/bundle',
  'electron/tables',
  'resources',
];

export const layers = {
  'shared/base': [[], [], false],
  'shared/domain': [['shared/base'], [], false],
  'shared/contract': [rules, ['zod'], false],
  'shared/i18n': [['shared/base', 'shared/domain', 'shared/contract'], [], false],

  'electron/store': [[...rulesAndContract, 'resources'], ['better-sqlite3'], true], // resources: the readings that the search index is made with
  'electron/bundle': [rules, ['yauzl', 'age-encryption'], true],
  'electron/tables': [['shared/base'], ['xlsx', 'exceljs', 'yauzl'], true], // yauzl: to count what a workbook unpacks to before it is read
  'electron/documents': [['shared/base'], ['docx'], true],
  'electron/platform': [rules, ['uqr'], true],
  'electron/services': [
    [
      ...rulesAndContract,
      'shared/i18n',
      'electron/platform',
      'electron/store',
      'electron/bundle',
      'electron/tables',
      'electron/documents',
      'resources',
    ],
    [/* node:path alone, see nodeModules */],
    true,
  ],
  'electron/made-county': [[...rules, 'electron/tables', 'resources'], [], true],
  'electron/cli': [[...commandLine, 'electron/made-county'], [], true],
  'electron/shell': [
    ['shared/base', 'shared/contract', 'shared/i18n', 'electron/backend-messages.ts'],
    [...electronPackages, '@cantoo/pdf-lib'],
    true,
  ],
  'electron/main.ts': [['shared/base', 'shared/contract', 'shared/i18n', 'electron/shell'], electronPackages, true],
  'electron/preload.ts': [['shared/base', 'shared/contract'], electronPackages, false],
  'electron/stage-preload.ts': [['shared/contract'], electronPackages, false],
  'electron/backend-messages.ts': [['shared/contract'], [], false],
  'electron/write-thread.ts': [[...rulesAndContract, 'electron/services', 'electron/store'], [], true],
  'electron/backend.ts': [[...commandLine, 'electron/cli', 'electron/serve-port.ts', 'electron/backend-messages.ts'], [], true],
  'electron/serve-port.ts': [['shared/base', 'shared/contract'], ['zod'], false],

  'renderer/ui': [['shared/base'], ['react', 'antd', 'antd/*', '@ant-design/icons', 'echarts'], false],
  'renderer/api': [['shared/base', 'shared/contract'], ['react', 'zustand', 'zustand/*'], false],
  'renderer/features/*': [[...rulesAndContract, 'shared/i18n', 'renderer/api', 'renderer/ui'], reactScreens, false],
  'renderer/help': [
    ['shared/base', 'shared/i18n', 'renderer/api', 'renderer/ui', 'resources'], // resources: the texts of the help
    [...reactScreens, 'markdown-to-jsx'],
    false,
  ],
  'renderer/verifier': [['shared/base', 'shared/domain', 'shared/i18n'], ['core-js', 'core-js/*'], false], // a page of its own, handed out with every record
  'renderer/stage': [
    [...rulesAndContract, 'shared/i18n', 'renderer/ui'],
    ['react', 'react-dom', 'react-dom/*', 'zustand', 'zustand/*'],
    false,
  ], // the projector's window, a page of its own
  'renderer/app': [
    ['shared/base', 'shared/contract', 'shared/i18n', 'renderer/api', 'renderer/ui', 'renderer/help', 'renderer/features/*'],
    [...reactScreens, 'react-dom', 'react-dom/*'],
    false,
  ],
  'renderer/main.tsx': [
    ['shared/base', 'shared/contract', 'shared/i18n', 'renderer/app', 'renderer/api', 'renderer/ui', 'renderer/features/*'],
    [...reactScreens, 'react-dom', 'react-dom/*'],
    false,
  ],

  resources: [[], [], false],
};

/** Node modules allowed where not all are. */
export const nodeModules = { 'electron/services': ['node:path'] };

const isFile = (at) => /\.tsx?$/.test(at);
const everywhere = { type: 'tests', pattern: 'tests', partialMatch: false };

export const elements = [
  everywhere,
  ...Object.keys(layers).map((at) => ({ type: at, pattern: at, ...(isFile(at) ? { mode: 'file' } : { partialMatch: false }) })),
];

export const policies = [
  ...Object.entries(layers).flatMap(([folder, [ours, packages, node]]) => {
    const from = { element: { type: folder } };
    const core = nodeModules[folder] ? { origin: 'core', source: nodeModules[folder] } : { origin: 'core' };
    return [
      ...(ours.length > 0 ? [{ from, allow: { to: { element: { types: { anyOf: ours } } } } }] : []),
      ...(packages.length > 0 ? [{ from, allow: { to: { module: { origin: 'external', source: packages } } } }] : []),
      ...(node ? [{ from, allow: { to: { module: core } } }] : []),
    ];
  }),
  { from: { element: { type: 'tests' } }, allow: { to: { element: { types: { anyOf: ['tests', ...Object.keys(layers)] } } } } },
  { from: { element: { type: 'tests' } }, allow: { to: { module: { origin: ['core', 'external'] } } } },
];
