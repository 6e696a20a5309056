import { Button } from 'antd';
import { Meter } from '#renderer/ui/Meter.tsx';
import { StatusMark, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { Figure } from '#shared/domain/figures/figures.ts';
import { figureTargetText, figureText, figuresWords as words, openPart, reachedText, shareText } from '#shared/i18n/zh-cn/figures.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';
import type { OpenedPart } from './opened-part.ts';

interface Props {
  readonly figures: readonly Figure[];
  readonly onOpen: (part: OpenedPart) => void;
}

/** One card for each figure: what it is, whether it is reached, and two numbers that can be opened. */
export const FigureCards = ({ figures, onOpen }: Props) => (
  <ul className="figure-cards" aria-label={words.figures}>
    {figures.map((figure) => (
      <FigureCard key={figure.key} figure={figure} onOpen={onOpen} />
    ))}
  </ul>
);

const markOf = ({ reached }: Figure): Mark => (reached === null ? 'todo' : reached ? 'done' : 'look');

const FigureCard = ({ figure, onOpen }: { readonly figure: Figure; readonly onOpen: Props['onOpen'] }) => {
  const { key, numerator, denominator, reached } = figure;
  const { title, what } = figureText[key];
  const share = denominator === null ? count(numerator) : shareText(numerator, denominator);
  return (
    <li className="figure-card">
      <h2>{title}</h2>
      <strong>{share === '' ? words.nothingYet : share}</strong>
      {denominator === null ? null : <Meter value={numerator} max={denominator} label={title} width={220} />}
      <p className="figure-parts">
        <Button
          type="link"
          size="small"
          aria-label={openPart(key, 'numerator', numerator)}
          onClick={() => {
            onOpen({ figure: key, part: 'numerator' });
          }}
        >
          {count(numerator)}
        </Button>
        {denominator === null ? null : (
          <>
            <span aria-hidden>/</span>
            <Button
              type="link"
              size="small"
              aria-label={openPart(key, 'denominator', denominator)}
              onClick={() => {
                onOpen({ figure: key, part: 'denominator' });
              }}
            >
              {count(denominator)}
            </Button>
          </>
        )}
        <span className="hint">{figureTargetText[key] === '' ? words.noTarget : figureTargetText[key]}</span>
        {reached === null ? null : <StatusMark mark={markOf(figure)}>{reachedText(reached)}</StatusMark>}
      </p>
      <p className="hint">{what}</p>
    </li>
  );
};
