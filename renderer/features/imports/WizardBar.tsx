import { Button } from 'antd';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { expectedTime } from '#shared/domain/imports/large-table.ts';
import {
  confirmPartText,
  confirmText,
  importKindText,
  largeWriteText,
  importsWords as words,
  pendingText,
  quarantineText,
} from '#shared/i18n/zh-cn/imports.ts';
import { ProblemFileButtons } from './ProblemFileButtons.tsx';
import type { ImportWizard } from './use-import-wizard.ts';
import { wizardSteps } from './wizard-step.ts';

interface Props {
  readonly wizard: ImportWizard;
}

/** Back in every step; the primary button goes on, and in the last step writes. */
export const WizardBar = ({ wizard }: Props) => {
  const { step, report, pending } = wizard;
  const at = wizardSteps.indexOf(step);
  const previous = report?.resumes && step === 'check' ? 'choose' : (wizardSteps[at - 1] ?? 'choose');
  const back = (
    <Button
      onClick={() => {
        if (previous === 'choose') wizard.startAgain();
        else wizard.go(previous);
      }}
    >
      {previous === 'choose' ? words.another : words.previous}
    </Button>
  );
  if (step === 'confirm' && report) {
    const { rows, effect, kind, stage } = report;
    const writable = effect.added + effect.updated > 0 || wizard.fullList;
    const blocked = rows.importable === 0 ? words.nothing : writable ? null : words.nobody;
    const expected = expectedTime(rows.importable);
    const label = rows.mustFix > 0 ? confirmPartText : confirmText;
    return (
      <ActionBar
        state={
          <span>
            {blocked ??
              [rows.mustFix > 0 ? quarantineText(rows.mustFix) : '', expected ? largeWriteText(expected.writeSeconds) : '']
                .filter((text) => text !== '')
                .join('；')}
          </span>
        }
      >
        {back}
        <Button onClick={wizard.startAgain}>{words.stop}</Button>
        <Button
          type="primary"
          disabled={blocked !== null}
          onClick={() => void wizard.confirm.run({ stage, ...(wizard.fullList ? { fullList: true } : {}) })}
        >
          {label(rows.importable, importKindText[kind].unit)}
        </Button>
      </ActionBar>
    );
  }
  const next = wizardSteps[at + 1];
  return (
    <ActionBar
      state={
        step === 'check' && report ? (
          pending.size > 0 ? (
            <>
              <span>{pendingText(pending.size)}</span>
              <Button
                onClick={() => {
                  wizard.applyAndGo('check');
                }}
              >
                {words.recheck}
              </Button>
            </>
          ) : (
            <ProblemFileButtons key={report.stage} report={report} />
          )
        ) : null
      }
    >
      {back}
      <Button
        type="primary"
        onClick={() => {
          if (next) wizard.applyAndGo(next);
        }}
      >
        {step === 'header' || step === 'columns' || step === 'check' ? words.next[step] : ''}
      </Button>
    </ActionBar>
  );
};
