import type ExcelJS from 'exceljs';

/** A drop-down over one range such as `D3:D1048576`; `source` is a formula: `字典!$A$1:$A$9`, or quoted words. */
export interface ListValidation {
  readonly range: string;
  readonly source: string;
  /** Any other word is accepted as well. */
  readonly lenient?: true;
  readonly prompt?: InputMessage;
  /** Asks back when something else was typed. */
  readonly warning?: InputMessage;
}

/** What Excel shows when a cell is chosen. */
export interface InputMessage {
  readonly title: string;
  readonly text: string;
}

/** A rule whose breach Excel shows as a warning, or, without a rule, the message alone. */
export interface RuleValidation {
  readonly range: string;
  readonly rule: { readonly type: 'textLength'; readonly most: number } | { readonly type: 'date' } | { readonly type: 'any' };
  readonly prompt: InputMessage;
  readonly warning?: InputMessage;
}

/** Puts drop-downs and rules over the ranges of a sheet; a cell has one of them at most. */
export const addCellRules = (
  worksheet: ExcelJS.Worksheet,
  { validations, rules = [] }: { readonly validations: readonly ListValidation[]; readonly rules?: readonly RuleValidation[] },
): void => {
  const { dataValidations } = worksheet as unknown as { readonly dataValidations: Validations }; // not in the library's type
  for (const { range, source, lenient, prompt, warning } of validations) {
    dataValidations.add(range, {
      type: 'list',
      allowBlank: true,
      formulae: [source],
      ...(lenient ? { errorStyle: 'information', showErrorMessage: false } : {}),
      ...(prompt ? inputMessage(prompt) : {}),
      ...(warning ? warningMessage(warning) : {}),
    });
  }
  for (const { range, rule, prompt, warning } of rules)
    dataValidations.add(range, { ...ruleOf(rule), ...inputMessage(prompt), ...(warning ? warningMessage(warning) : {}) });
};

const inputMessage = ({ title, text }: InputMessage) => ({ showInputMessage: true, promptTitle: title, prompt: text });

/** A question that can be answered with "yes": the import understands more than the drop-down offers. */
const warningMessage = ({ title, text }: InputMessage) =>
  ({ showErrorMessage: true, errorStyle: 'warning', errorTitle: title, error: text }) as const;

const ruleOf = (rule: RuleValidation['rule']): ExcelJS.DataValidation => {
  switch (rule.type) {
    case 'textLength':
      return {
        type: 'textLength',
        operator: 'lessThanOrEqual',
        allowBlank: true,
        formulae: [rule.most],
        showErrorMessage: true,
        errorStyle: 'warning',
      };
    case 'date':
      return {
        type: 'date',
        operator: 'greaterThan',
        allowBlank: true,
        formulae: [new Date('1900-01-02T00:00:00Z')], // before it Excel knows no dates
        showErrorMessage: false,
      };
    case 'any':
      return { type: 'any' as never, formulae: [] }; // Excel's own word, missing in the library's type
  }
};

interface Validations {
  readonly add: (range: string, validation: ExcelJS.DataValidation) => void;
}
