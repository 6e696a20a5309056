import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { ruleLines } from '#shared/i18n/zh-cn/draw-rules.ts';
import { drawsWords as words } from '#shared/i18n/zh-cn/draws.ts';
import { StrataTable } from './FrozenStep.tsx';
import { PartySheet } from './PartySheet.tsx';

interface Props {
  readonly draw: DrawDetail;
}

/** The parameters are read out, then both parties hand in their commitments (DRAW-SPEC 3 step 2). */
export const CommitStep = ({ draw }: Props) => {
  const { commitA, commitB } = draw;
  return (
    <div className="draw-middle">
      <p className="draw-lead">{words.commitLead}</p>
      <Sheet title={words.rules} className="rules-sheet">
        <ul className="draw-rules">
          {ruleLines(
            draw.rules,
            draw.strata.reduce((sum, { drawn }) => sum + drawn, 0),
          ).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Sheet>
      <PartySheet draw={draw} party="A" name={words.partyA} commitment={commitA} />
      <PartySheet draw={draw} party="B" name={words.partyB} commitment={commitB} />
      {commitA !== null && commitB !== null ? <StatusMark mark="done">{words.bothCommitted}</StatusMark> : null}
      {draw.state === 'frozen' ? <StrataTable draw={draw} /> : null}
    </div>
  );
};
