import { importsWords } from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';
import { wizardSteps, type WizardStep } from './wizard-step.ts';

interface Props {
  readonly current: WizardStep;
  /** Steps that can be gone to from here. */
  readonly open: (step: WizardStep) => boolean;
  readonly onGo: (step: WizardStep) => void;
}

const { steps: words } = importsWords;

export const WizardSteps = ({ current, open, onGo }: Props) => {
  const at = wizardSteps.indexOf(current);
  return (
    <ol className="wizard-steps" aria-label={words.label}>
      {wizardSteps.map((step, index) => (
        <li key={step} aria-current={step === current ? 'step' : undefined}>
          <i aria-hidden="true">{index < at ? '\u2713' : index + 1}</i>
          {step !== current && open(step) ? (
            <button
              type="button"
              onClick={() => {
                onGo(step);
              }}
            >
              {words[step]}
            </button>
          ) : (
            <span>{words[step]}</span>
          )}
        </li>
      ))}
    </ol>
  );
};
