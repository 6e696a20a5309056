import { MarkShape } from './StatusMark.tsx';
import './small-parts.css';

interface Props {
  readonly label: string;
  readonly stages: readonly string[];
  /** Place of the one that holds now. */
  readonly now: number;
}

/** Fixed stages in equal cells; those before are done, the one that holds is solid. */
export const StageBar = ({ label, stages, now }: Props) => (
  <ol className="stage-bar" aria-label={label}>
    {stages.map((stage, index) => (
      <li key={stage} className={index === now ? 'stage-now' : ''} aria-current={index === now ? 'step' : undefined}>
        <MarkShape mark={index < now ? 'done' : index === now ? 'run' : 'todo'} />
        {stage}
      </li>
    ))}
  </ol>
);
