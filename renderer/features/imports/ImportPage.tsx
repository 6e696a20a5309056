import { Button } from 'antd';
import type { Navigate } from '#renderer/api/route.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { ImportKind } from '#shared/contract/imports.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { fileFacts, importKindText, importsWords as words, riskRefreshText, waitingText } from '#shared/i18n/zh-cn/imports.ts';
import { CheckStep } from './CheckStep.tsx';
import { ChooseStep } from './ChooseStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import { HeaderStep } from './HeaderStep.tsx';
import { ImportDone } from './ImportDone.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import './imports.css';
import { RatingsStrip } from './RatingsStrip.tsx';
import { useImportWizard, type ImportWizard } from './use-import-wizard.ts';
import { WizardBar } from './WizardBar.tsx';
import type { WizardStep } from './wizard-step.ts';
import { WizardSteps } from './WizardSteps.tsx';

interface Props {
  readonly kind: ImportKind;
  /** Only the risk classes of subjects are to be refreshed. */
  readonly only?: 'risk' | undefined;
  readonly navigate: Navigate;
}

/** Choose, header, columns, look, confirm (UX 17). Nothing is written before the confirmation; the work goes on when the person looks elsewhere. */
export const ImportPage = ({ kind, only, navigate }: Props) => {
  const wizard = useImportWizard(kind, only);
  const { step, table, report, running, confirm } = wizard;
  const ratings = (report ? report.only : only) === 'risk';
  const { title } = ratings ? riskRefreshText : importKindText[kind];
  const leave = (): void => {
    wizard.startAgain();
    navigate({ page: kind });
  };
  const facts = report && step !== 'choose' ? fileFacts(report.fileName, report) : undefined;
  const head = <PageHead title={title} facts={facts} actions={<Button onClick={leave}>{words.back}</Button>} />;
  const steps = <WizardSteps current={step} open={(other) => mayOpen(wizard, other)} onGo={wizard.go} />;
  if (confirm.phase.at === 'done') {
    return (
      <PageFrame head={head}>
        <ImportDone
          batch={confirm.phase.value}
          next={wizard.waiting[0]?.name}
          onNext={wizard.next}
          onAgain={wizard.startAgain}
          onSee={leave}
        />
      </PageFrame>
    );
  }
  if (running?.phase.at === 'running') {
    return (
      <PageFrame head={head}>
        {steps}
        <Sheet>
          <ImportProgress phase={running.phase} fallback={running === confirm ? words.writing : words.reading} onCancel={running.cancel} />
        </Sheet>
      </PageFrame>
    );
  }
  const failure = confirm.phase.at === 'failed' ? confirm.phase.error : step === 'choose' ? null : wizard.failure;
  return (
    <PageFrame head={head} foot={step === 'choose' ? undefined : <WizardBar wizard={wizard} />}>
      <div className="wizard">
        {steps}
        {failure ? (
          <ErrorNotice
            text={errorSentence(failure)}
            // The bar below offers the same in the first step.
            {...(step === 'header' ? {} : { action: <Button onClick={wizard.startAgain}>{words.another}</Button> })}
          />
        ) : null}
        {wizard.waiting.length === 0 ? null : (
          <Strip mark="todo" action={<Button onClick={wizard.next}>{words.skipFile}</Button>}>
            {waitingText(wizard.waiting.map(({ name }) => name))}
          </Strip>
        )}
        {step !== 'choose' && report?.only === 'risk' ? <RatingsStrip report={report} /> : null}
        {step === 'choose' ? (
          <ChooseStep
            kind={kind}
            drop={ratings ? riskRefreshText.drop : importKindText[kind].drop}
            failure={wizard.failure}
            onChosen={wizard.choose}
          />
        ) : null}
        {step === 'header' && table ? (
          <HeaderStep table={table} hiddenRows={report?.rows.hidden ?? 0} choices={wizard.choices} onChoose={wizard.choosing} />
        ) : null}
        {step === 'columns' && table ? (
          <ColumnsStep kind={kind} table={table} missing={wizard.missing} choices={wizard.choices} onChoose={wizard.choosing} />
        ) : null}
        {step === 'check' && report ? (
          <CheckStep report={report} pending={wizard.pending} onDecide={wizard.decide} onDecideNow={wizard.decideNow} />
        ) : null}
        {step === 'confirm' && report ? <ConfirmStep report={report} fullList={wizard.fullList} onFullList={wizard.setFullList} /> : null}
      </div>
    </PageFrame>
  );
};

/** A later step opens by the button that checks again; the header and the columns of a problem workbook are settled. */
const mayOpen = ({ report, table, missing }: ImportWizard, step: WizardStep): boolean => {
  switch (step) {
    case 'choose':
      return false;
    case 'header':
    case 'columns':
      return table !== null && !report?.resumes;
    case 'check':
    case 'confirm':
      return report !== null && missing.length === 0;
  }
};
