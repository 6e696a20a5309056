import { Button } from 'antd';
import { Fingerprint } from '#renderer/ui/Fingerprint.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { readByText, witnessesText } from '#shared/i18n/zh-cn/ceremony.ts';
import { papersWords } from '#shared/i18n/zh-cn/ceremony-papers.ts';
import { diceHint, drawsWords as words } from '#shared/i18n/zh-cn/draws.ts';
import { ReadingLog } from './DiceStep.tsx';

/** The dice of a step that is over. */
export const ReadDice = ({ draw }: { readonly draw: DrawDetail }) => (
  <div className="draw-middle">
    <Sheet title={words.dice} extra={diceHint(draw.dice?.length ?? 0)}>
      <Fingerprint value={draw.dice ?? ''} label={words.diceDigits} />
      {draw.read ? (
        <>
          <p>{readByText(draw.read.firstBy, draw.read.secondBy)}</p>
          <p>{witnessesText(draw.read.witnesses)}</p>
        </>
      ) : null}
    </Sheet>
    <ReadingLog draw={draw} />
  </div>
);

/** The last step: what is read aloud, printed and signed. */
export const SignStep = ({ onRecord }: { readonly onRecord: () => void }) => (
  <div className="draw-middle">
    <p className="draw-lead">{words.signLead}</p>
    <Sheet title={words.run}>
      <StatusMark mark="done">{words.revealed}</StatusMark>
    </Sheet>
    <Sheet title={papersWords.title}>
      <div className="paper-row">
        <div>
          <b>{words.toRecord}</b>
          <p className="hint">{words.signUse}</p>
        </div>
        <Button onClick={onRecord}>{words.toSign}</Button>
      </div>
    </Sheet>
  </div>
);
