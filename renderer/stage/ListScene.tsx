import { useStore, type StoreApi } from 'zustand';
import type { StageRow, StageScene } from '#shared/contract/stage.ts';
import { roundingText } from '#shared/i18n/zh-cn/draw-rules.ts';
import {
  classText,
  householdsText,
  numberText,
  rankText,
  shownText,
  stageWords as words,
  takeFirstText,
} from '#shared/i18n/zh-cn/stage.ts';
import { Cells, Witnesses } from './DiceScene.tsx';
import { Figure, Hash, Panel, plannedOf, takingPart, ticketStart } from './parts.tsx';
import type { StageView } from './stage-store.ts';

interface Props {
  readonly store: StoreApi<StageView>;
  readonly scene: StageScene;
}

/** Rows in sight at once; the newest one is the lowest. */
const rowsInSight = 7;

/** Step 4: the stored list, row by row, one stratum after the other. The picture only replays what was computed once. */
export const ListScene = ({ store, scene }: Props) => {
  const { shown: exact, rows } = useStore(store);
  // A stage that goes on says a number only when it has the rows to it.
  const shown = Math.min(Math.floor(exact), rows.length);
  const total = scene.result?.drawn ?? 0;
  // In a joint event a subject is one visit for several items, each with classes of its own.
  const joint = scene.strata.some(({ item }) => item !== undefined);
  return (
    <div className="stage-three">
      <div className="stage-column">
        <Panel>
          <Figure label={words.subjects} value={householdsText(takingPart(scene))} />
          <Figure label={`${words.planned}（${roundingText(scene.rules)}）`} value={householdsText(plannedOf(scene.strata))} />
        </Panel>
        <Panel title={words.dice}>
          <Cells dice={scene.dice} hidden={scene.hiddenDigits} />
        </Panel>
        <Panel title={words.frame}>
          <Hash value={scene.frame} label={words.frame} />
        </Panel>
      </div>
      <section className="stage-panel stage-list" data-shown={shown} data-total={total}>
        <h2>
          {scene.result ? takeFirstText(total) : words.notDrawn}
          {scene.result ? <span>{shownText(shown, total)}</span> : null}
        </h2>
        <div className="stage-bar">
          <i style={{ width: total === 0 ? '0%' : `${(shown / total) * 100}%` }} />
        </div>
        <Rows rows={rows.slice(Math.max(0, shown - rowsInSight), shown)} />
        <p className="stage-caption">{words.caption}</p>
      </section>
      <div className="stage-column stage-side">
        {joint ? null : (
          <Panel title={words.drawnByStratum}>
            <StrataBars scene={scene} shown={rows.slice(0, shown)} />
          </Panel>
        )}
        {scene.read && scene.read.witnesses.length > 0 ? (
          <Panel title={words.witnesses}>
            <Witnesses witnesses={scene.read.witnesses} />
          </Panel>
        ) : null}
      </div>
    </div>
  );
};

const Rows = ({ rows }: { readonly rows: readonly StageRow[] }) => {
  const { columns } = words;
  return (
    <table className="stage-table stage-rows">
      <thead>
        <tr>
          <th>{columns.rank}</th>
          <th>{columns.ticket}</th>
          <th>{columns.label}</th>
          <th>{columns.town}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ position, stratum, rank, ticket, label, town }) => (
          <tr key={position} data-position={position} data-ticket={ticket}>
            <td>{rankText(stratum, rank)}</td>
            <td className="stage-mono">{ticketStart(ticket)}</td>
            <td>{label}</td>
            <td>{town}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const StrataBars = ({ scene, shown }: { readonly scene: StageScene; readonly shown: readonly StageRow[] }) => (
  <ul className="stage-strata">
    {scene.strata
      .filter(({ drawn }) => drawn > 0)
      .map(({ stratum, drawn }) => {
        const done = shown.filter((row) => row.stratum === stratum).length;
        return (
          <li key={stratum} data-stratum={stratum} data-done={done}>
            <p>
              {classText(stratum)}
              <b>
                {numberText(done)} / {numberText(drawn)}
              </b>
            </p>
            <div className="stage-bar">
              <i style={{ width: `${(done / drawn) * 100}%` }} />
            </div>
          </li>
        );
      })}
  </ul>
);
