import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { drawsWords as words, slipText } from '#shared/i18n/zh-cn/draws.ts';
import { groupsOfFour } from './secret-text.ts';

interface Props {
  readonly serial: string;
  readonly party: string;
  readonly secret: string;
  readonly onHide: () => void;
}

/** The proposed secret, large enough to copy by hand; printing shows the slip alone. */
export const SecretSlip = ({ serial, party, secret, onHide }: Props) => {
  const shell = useShell();
  const [refused, setRefused] = useState(false);
  const print = async (): Promise<void> => {
    setRefused(!(await shell.print()));
  };
  useEffect(() => {
    document.body.classList.add('slip-shown');
    return () => {
      document.body.classList.remove('slip-shown');
    };
  }, []);
  return (
    <div className="slip">
      <p>
        <b>{words.proposed}</b> <span className="hint">{slipText(serial, party)}</span>
      </p>
      <p className="slip-secret">{groupsOfFour(secret)}</p>
      <StatusMark mark="look">{words.notKept}</StatusMark>
      <div className="slip-buttons no-print">
        <Button onClick={() => void print()}>{words.print}</Button>
        <Button onClick={onHide}>{words.hideProposed}</Button>
      </div>
      {refused ? <p role="status">{words.printFailed}</p> : null}
    </div>
  );
};
