import { Button } from 'antd';
import type { Navigate } from '#renderer/api/route.ts';
import { MarkShape, type Mark } from '#renderer/ui/StatusMark.tsx';
import './home.css';
import { Deadline } from '#renderer/ui/Deadline.tsx';
import { deadlineDayText, deadlineText } from '#shared/i18n/zh-cn/publication.ts';
import type { Step } from './next-steps.ts';

interface Props {
  readonly title: string;
  readonly mark: Mark;
  readonly steps: readonly Step[];
  /** The first line's button is the page's primary one. */
  readonly primary?: boolean;
  readonly navigate: Navigate;
}

export const StepRows = ({ title, mark, steps, primary = false, navigate }: Props) => (
  <section aria-label={title}>
    <h2 className="step-head">
      <MarkShape mark={mark} />
      {title} {steps.length}
    </h2>
    {steps.map((step, index) => (
      <div key={step.key} className="step-row">
        <MarkShape mark={step.mark} />
        <div>
          <p>{step.title}</p>
          <p className="hint">{step.why}</p>
        </div>
        <span className="step-amount">
          {step.amount}
          {step.deadline ? (
            <Deadline nearness={step.deadline.band} text={deadlineText(step.deadline)} title={deadlineDayText(step.deadline)} />
          ) : null}
        </span>
        <Button
          type={primary && index === 0 ? 'primary' : 'default'}
          aria-label={`${step.verb} ${step.title}`}
          onClick={() => {
            navigate(step.route);
          }}
        >
          {step.verb}
        </Button>
      </div>
    ))}
  </section>
);
