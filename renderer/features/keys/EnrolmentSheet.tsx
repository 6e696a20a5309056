import { Button } from 'antd';
import { useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import { CodeView } from '#renderer/ui/CodeView.tsx';
import type { OwnKey } from '#shared/contract/keys.ts';
import type { QrCode } from '#shared/contract/qr-code.ts';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { DigitGroups } from './DigitGroups.tsx';
import { groupsShown } from './digits.ts';

interface Props {
  readonly own: OwnKey;
  readonly code: QrCode;
}

/** 密钥登记单: what the enrolment file says, for a camera or a scanner, with the digits that are read over the telephone. The page prints as it alone. */
export const EnrolmentSheet = ({ own, code }: Props) => {
  const shell = useShell();
  const [refused, setRefused] = useState(false);
  const print = async (): Promise<void> => {
    setRefused(!(await shell.print()));
  };
  return (
    <div className="enrolment-sheet">
      <CodeView code={code} label={words.enrolmentCode} />
      <div>
        <h3>{words.enrolmentSheet}</h3>
        <p>{own.label}</p>
        <DigitGroups groups={groupsShown(own.fingerprint, [])} />
        <p className="hint">{words.enrolmentCodeHint}</p>
        <Button className="no-print" onClick={() => void print()}>
          {words.printEnrolment}
        </Button>
        {refused ? <p role="status">{words.printFailed}</p> : null}
      </div>
    </div>
  );
};
