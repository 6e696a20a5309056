import type { StageScene } from '#shared/contract/stage.ts';
import { announcedText } from '#shared/i18n/zh-cn/ceremony.ts';
import { roundingText, ruleLines } from '#shared/i18n/zh-cn/draw-rules.ts';
import { chanceText, classText, householdsText, sealedText, stageWords as words } from '#shared/i18n/zh-cn/stage.ts';
import { Figure, Hash, Panel, plannedOf, takingPart } from './parts.tsx';

/** Step 1: what was frozen, and its fingerprint in groups of four, to be compared with the slip. */
export const FrozenScene = ({ scene }: { readonly scene: StageScene }) => (
  <div className="stage-two">
    <Panel>
      <Figure label={words.subjects} value={householdsText(takingPart(scene))} />
      <Strata scene={scene} />
    </Panel>
    <Panel title={words.frame}>
      <Hash value={scene.frame} label={words.frame} large />
      <p>{sealedText(scene.frozenAt)}</p>
      <h3>{words.plan}</h3>
      <Hash value={scene.plan} label={words.plan} />
      <p className="stage-gold">{words.compare}</p>
    </Panel>
  </div>
);

/** Step 2: the rules in words and numbers, and the commitments of both parties. */
export const CommitScene = ({ scene }: { readonly scene: StageScene }) => (
  <div className="stage-two">
    <Panel>
      <Figure label={`${words.planned}（${roundingText(scene.rules)}）`} value={householdsText(plannedOf(scene.strata))} />
      <Strata scene={scene} />
      {ruleLines(scene.rules, plannedOf(scene.strata))
        .slice(1)
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </Panel>
    <Panel title={words.commitments}>
      <Party name={words.partyA} commitment={scene.commitA} opened={scene.result !== null} />
      <Party name={words.partyB} commitment={scene.commitB} opened={scene.result !== null} />
      {scene.announced ? (
        <>
          <h3>{words.public}</h3>
          <p>{announcedText(scene.announced)}</p>
        </>
      ) : null}
    </Panel>
  </div>
);

const Strata = ({ scene }: { readonly scene: StageScene }) => (
  <table className="stage-table">
    <thead>
      <tr>
        <th>{words.strata}</th>
        <th>{words.size}</th>
        <th>{words.toDraw}</th>
        <th>{words.chance}</th>
      </tr>
    </thead>
    <tbody>
      {scene.strata.map(({ item = '', stratum, subjects, drawn, oneIn }) => (
        <tr key={`${item} ${stratum}`}>
          <td>{classText(stratum, item)}</td>
          <td>{householdsText(subjects)}</td>
          <td>{householdsText(drawn)}</td>
          <td>{chanceText(oneIn)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

interface PartyProps {
  readonly name: string;
  readonly commitment: string | null;
  readonly opened: boolean;
}

const Party = ({ name, commitment, opened }: PartyProps) => (
  <div className="stage-party">
    <p>
      <b>{name}</b>{' '}
      <span className="stage-quiet">{commitment === null ? words.notCommitted : opened ? words.opened : words.committed}</span>
    </p>
    {commitment === null ? null : <Hash value={commitment} label={name} />}
  </div>
);
