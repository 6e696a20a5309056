import { Button } from 'antd';
import { useApi } from '#renderer/api/desk-context.ts';
import { usePrinting } from '#renderer/api/use-printing.ts';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { groupsOfFour } from '#shared/base/groups-of-four.ts';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { drawsWords as words, secretFieldLabel, slipText } from '#shared/i18n/zh-cn/draws.ts';
import { PrintOutcome } from './PaperRows.tsx';

interface Party {
  readonly draw: Pick<DrawDetail, 'serial' | 'frozenAt'>;
  readonly party: 'A' | 'B';
  readonly name: string;
}

/** The proposed secret, large enough to copy by hand, and its slip for the envelope. */
export const SecretSlip = ({ secret, onHide, ...party }: Party & { readonly secret: string; readonly onHide: () => void }) => (
  <div className="slip">
    <p>
      <b>{words.proposed}</b> <span className="hint">{slipText(party.draw.serial, party.name)}</span>
    </p>
    <p className="slip-secret">{groupsOfFour(secret).join(' ')}</p>
    <StatusMark mark="look">{words.notKept}</StatusMark>
    <div className="slip-buttons">
      <SlipPrint {...party} secret={secret} label={words.print} />
      <Button onClick={onHide}>{words.hideProposed}</Button>
    </div>
  </div>
);

interface SlipProps extends Party {
  /** Empty: a slip with squares to write into. */
  readonly secret: string;
  readonly label: string;
}

/** Prints the slip that goes into the envelope. */
export const SlipPrint = ({ draw: { serial, frozenAt }, party, name, secret, label }: SlipProps) => {
  const api = useApi();
  const { phase, print } = usePrinting(frozenAt);
  return (
    <>
      <Button
        disabled={phase.at === 'busy'}
        aria-label={secretFieldLabel(name, label)}
        onClick={() => void print(() => api['draws.secretSlip']({ serial, party, secret }), 1)}
      >
        {label}
      </Button>
      <PrintOutcome phase={phase} />
    </>
  );
};
