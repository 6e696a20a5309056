/** Patterns the house style forbids; each message says what to do instead. */
const han = String.raw`/\p{Script=Han}/u`;
const words = 'Words for people live in shared/i18n; vocabulary that code matches lives as data in resources.';
const noWords = [
  { selector: `Literal[value=${han}]`, message: words },
  { selector: `JSXText[value=${han}]`, message: words },
  { selector: `TemplateElement[value.raw=${han}]`, message: words },
];

const clockMessage = 'Take the clock as an argument.';
const noAmbient = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clockMessage },
  { selector: "CallExpression[callee.name='Date']", message: clockMessage },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clockMessage },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Take the setting as an argument; only composition roots read the environment.',
  },
  {
    selector: "CallExpression[callee.name='homedir'], CallExpression[callee.property.name='homedir']",
    message: 'Take the folder as an argument.',
  },
];

const noChance = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Take the seed or the random source as an argument.',
  },
];

const noOutside = [
  { selector: "CallExpression[callee.property.name='openExternal']", message: 'The app opens no address outside itself.' },
];

const sql = String.raw`/^\s*(select\s[\s\S]+\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|replace\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|(create|drop|alter)\s+(table|index|unique|trigger|view|virtual)\s|pragma\s)/i`;
const sqlMessage = 'SQL lives in electron/store: add a function to its query file.';
const noSql = [
  { selector: `Literal[value=${sql}]`, message: sqlMessage },
  { selector: `TemplateElement[value.raw=${sql}]`, message: sqlMessage },
];

const readMessage = 'Read tables through electron/tables, which reads with xlsx; exceljs only writes.';
const noExcelReading = [
  { selector: "CallExpression[callee.property.name=/^(readFile|load|read)$/][callee.object.property.name='xlsx']", message: readMessage },
  { selector: "MemberExpression[property.name='WorkbookReader']", message: readMessage },
];

const always = [...noChance, ...noOutside, ...noExcelReading];

/** Of product code, by place. */
export const restrictedSyntax = {
  standard: [...always, ...noWords, ...noAmbient, ...noSql],
  compositionRoots: [...always, ...noWords, ...noSql],
  store: [...always, ...noWords, ...noAmbient],
  words: [...always, ...noAmbient, ...noSql],
};
