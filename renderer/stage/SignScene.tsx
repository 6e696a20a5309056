import type { StageScene } from '#shared/contract/stage.ts';
import { attemptText } from '#shared/i18n/zh-cn/ceremony.ts';
import { householdsText, stageWords as words, voidReasonText } from '#shared/i18n/zh-cn/stage.ts';
import { Figure, Hash, Panel } from './parts.tsx';

/** Step 7: the fingerprints that are read aloud and signed. */
export const SignScene = ({ scene: { result, voided, earlier } }: { readonly scene: StageScene }) => (
  <div className="stage-two">
    <Panel title={words.resultHash}>
      <Hash value={result?.resultHash ?? ''} label={words.resultHash} large />
      <h3>{words.recordHash}</h3>
      <Hash value={result?.recordHash ?? ''} label={words.recordHash} />
    </Panel>
    <Panel>
      <Figure label={words.columns.label} value={householdsText(result?.drawn ?? 0)} />
      {voided ? <p className="stage-red">{voidReasonText(voided.reason, voided.at)}</p> : <p>{words.sign}</p>}
      {earlier.length > 0 ? <p className="stage-gold">{attemptText(earlier)}</p> : null}
      <p>{words.verify}</p>
    </Panel>
  </div>
);

export const VoidScene = ({ voided }: { readonly voided: NonNullable<StageScene['voided']> }) => (
  <div className="stage-one">
    <section className="stage-panel stage-void">
      <b>{words.voided}</b>
      <p>{voidReasonText(voided.reason, voided.at)}</p>
      <p>{words.kept}</p>
    </section>
  </div>
);
