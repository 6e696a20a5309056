import type { StageScene } from '#shared/contract/stage.ts';
import type { Witness } from '#shared/contract/draws.ts';
import { digitsText, stageWords as words } from '#shared/i18n/zh-cn/stage.ts';
import { Panel } from './parts.tsx';

const leastCells = 20;

/** Step 3: the digits once two people have read the same; until then only how many are hidden. */
export const DiceScene = ({ scene }: { readonly scene: StageScene }) => {
  const { dice, hiddenDigits, read } = scene;
  const state = dice !== null ? words.diceAgreed : hiddenDigits > 0 ? words.diceHidden : words.diceWaiting;
  return (
    <div className="stage-one">
      <Panel title={words.dice} extra={dice === null ? undefined : digitsText(dice.length)}>
        <Cells dice={dice} hidden={hiddenDigits} />
        <p className="stage-gold">{state}</p>
        <p>{words.noDigits}</p>
        {read && read.witnesses.length > 0 ? <Witnesses witnesses={read.witnesses} /> : null}
      </Panel>
    </div>
  );
};

export const Cells = ({ dice, hidden }: { readonly dice: string | null; readonly hidden: number }) => {
  const cells = Array.from(
    { length: Math.max(leastCells, dice?.length ?? hidden) },
    (_, index) => dice?.[index] ?? (index < hidden ? '●' : ''),
  );
  return (
    <div className="stage-cells" role="img" aria-label={dice ?? words.dice}>
      {cells.map((digit, index) => (
        // A cell stays at its place.
        <span key={index} className={digit === '' ? 'stage-cell stage-cell-empty' : 'stage-cell'}>
          {digit}
        </span>
      ))}
    </div>
  );
};

export const Witnesses = ({ witnesses }: { readonly witnesses: readonly Witness[] }) => (
  <ul className="stage-witnesses" aria-label={words.witnesses}>
    {witnesses.map(({ name, unit }) => (
      <li key={`${unit} ${name}`}>
        <span className="stage-quiet">{unit}</span> {name}
      </li>
    ))}
  </ul>
);
