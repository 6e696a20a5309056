import type { StageScene } from '#shared/contract/stage.ts';
import {
  householdsText,
  morePeopleText,
  moreRecusalsText,
  numberText,
  recusalPlaceText,
  shortVisitsText,
  stageWords as words,
  teamSizeText,
} from '#shared/i18n/zh-cn/stage.ts';
import { Figure, Panel, ticketStart } from './parts.tsx';

/** What fits on the picture; the record has all of them. */
const peopleInSight = 22;
const recusalsInSight = 4;

/** Step 5: who goes first, by tickets. */
export const PeopleScene = ({ scene }: { readonly scene: StageScene }) => (
  <div className="stage-one">
    <Panel title={words.inspectors}>
      <ol className="stage-people">
        {scene.inspectors.slice(0, peopleInSight).map(({ rank, label, ticket, visits }) => (
          <li key={ticket} data-ticket={ticket}>
            <span>{numberText(rank)}</span>
            <b>{label}</b>
            <span className="stage-mono">{ticketStart(ticket)}</span>
            <span>{householdsText(visits)}</span>
          </li>
        ))}
      </ol>
      {scene.inspectors.length > peopleInSight ? (
        <p className="stage-more">{morePeopleText(scene.inspectors.length - peopleInSight)}</p>
      ) : null}
    </Panel>
  </div>
);

/** Step 6: each recusal that fired with the refused ticket, the rule, and the tickets of those who go. */
export const MatchScene = ({ scene }: { readonly scene: StageScene }) => (
  <div className="stage-two stage-match">
    <Panel>
      <Figure label={words.columns.label} value={householdsText(scene.result?.drawn ?? 0)} />
      <p>{teamSizeText(scene.rules.teamSize)}</p>
      {scene.result && scene.result.shortVisits > 0 ? <p className="stage-gold">{shortVisitsText(scene.result.shortVisits)}</p> : null}
    </Panel>
    <Panel title={words.matchTitle}>
      {scene.recusals.length === 0 ? <p>{words.noRecusals}</p> : null}
      <ul className="stage-recusals">
        {scene.recusals.slice(0, recusalsInSight).map(({ position, subject, refused, team }) => (
          <li key={`${position} ${refused.ticket}`} data-ticket={refused.ticket}>
            <p>{recusalPlaceText(position, subject)}</p>
            <p className="stage-refused">
              <span className="stage-mono">{ticketStart(refused.ticket)}</span> {refused.label} {words.refused} · {words.rule}
            </p>
            <p>
              {team.length === 0 ? words.nobodyInstead : words.instead}
              {team.map(({ label, ticket }) => (
                <span key={ticket} className="stage-instead">
                  <span className="stage-mono">{ticketStart(ticket)}</span> {label}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {scene.recusals.length > recusalsInSight ? (
        <p className="stage-more">{moreRecusalsText(scene.recusals.length - recusalsInSight)}</p>
      ) : null}
    </Panel>
  </div>
);
