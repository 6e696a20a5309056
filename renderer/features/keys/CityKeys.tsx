import { Button } from 'antd';
import { useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { KeysState, TrustState } from '#shared/contract/keys.ts';
import { keysWords as words, versionText } from '#shared/i18n/zh-cn/keys.ts';
import { AcceptEnrolment } from './AcceptEnrolment.tsx';
import { DigitGroups } from './DigitGroups.tsx';
import { groupsShown } from './digits.ts';
import { KeyBackup } from './KeyBackup.tsx';
import { OfficeKeys } from './OfficeKeys.tsx';
import { OwnKeyView } from './OwnKeyView.tsx';
import { ProlongRoster } from './ProlongRoster.tsx';
import { RenewCityKey } from './RenewCityKey.tsx';
import { StartTrust } from './StartTrust.tsx';
import { TrustSheet } from './TrustSheet.tsx';

interface Props {
  readonly state: KeysState;
  readonly navigate: Navigate;
}

/** The city's side of trust: the roster is started once, then counties are let in one by one. */
export const CityKeys = ({ state: { own, former, trust }, navigate }: Props) =>
  trust === null ? (
    <div className="keys">
      <div className="keys-column">
        <StartTrust />
      </div>
    </div>
  ) : (
    <div className="keys">
      <div className="keys-column">
        <RootDigits trust={trust} />
        <AcceptEnrolment navigate={navigate} />
      </div>
      <div className="keys-column">
        {own ? (
          <Sheet title={words.ownKey} extra={own.label}>
            <OwnKeyView own={own} />
            <KeyBackup />
          </Sheet>
        ) : null}
        <TrustSheet trust={trust} withDigits={false}>
          <ProlongRoster navigate={navigate} />
        </TrustSheet>
        <OfficeKeys trust={trust} navigate={navigate} />
        <RenewCityKey former={former} navigate={navigate} />
      </div>
    </div>
  );

const RootDigits = ({ trust }: { readonly trust: TrustState }) => {
  const shell = useShell();
  const [refused, setRefused] = useState(false);
  const print = async (): Promise<void> => {
    setRefused(!(await shell.print()));
  };
  return (
    <Sheet
      title={words.rootFingerprint}
      extra={
        <>
          {versionText(trust.version)}
          <Button className="no-print" onClick={() => void print()}>
            {words.print}
          </Button>
        </>
      }
    >
      <DigitGroups large groups={groupsShown(trust.rootFingerprint, [])} />
      <p>{words.rootLead}</p>
      {refused ? <p role="status">{words.printFailed}</p> : null}
    </Sheet>
  );
};
