import { Fingerprint } from '#renderer/ui/Fingerprint.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { diceHint, drawsWords as words } from '#shared/i18n/zh-cn/draws.ts';

/** The dice of a step that is over. */
export const ReadDice = ({ draw }: { readonly draw: DrawDetail }) => (
  <div className="draw-middle">
    <Sheet title={words.dice} extra={diceHint(draw.dice?.length ?? 0)}>
      <Fingerprint value={draw.dice ?? ''} label={words.diceDigits} />
    </Sheet>
  </div>
);

/** The opened secrets stand in the record, not on the screen. */
export const Revealed = () => (
  <div className="draw-middle">
    <Sheet title={words.run}>
      <StatusMark mark="done">{words.revealed}</StatusMark>
    </Sheet>
  </div>
);
