import { Table } from 'antd';
import type { ReactNode } from 'react';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { TrustedKey, TrustState } from '#shared/contract/keys.ts';
import { expiresDay, keysText, keysWords as words, versionText } from '#shared/i18n/zh-cn/keys.ts';
import { DigitGroups } from './DigitGroups.tsx';
import { groupsShown } from './digits.ts';

interface Props {
  readonly trust: TrustState;
  /** Left out where they stand in large beside it. */
  readonly withDigits?: boolean;
  /** What the city does about its day. */
  readonly children?: ReactNode;
}

/** Whom this computer believes, and until when. */
export const TrustSheet = ({ trust, withDigits = true, children }: Props) => (
  <Sheet title={words.trustTitle} extra={versionText(trust.version)}>
    <dl className="keys-facts">
      <div>
        <dt>{words.rosterCity}</dt>
        <dd>{trust.cityName}</dd>
      </div>
      <div>
        <dt>{words.rosterExpires}</dt>
        <dd>{expiresDay(trust.expires)}</dd>
      </div>
    </dl>
    {trust.expired ? <Strip mark="look">{words.rosterExpired}</Strip> : null}
    {children}
    {withDigits ? (
      <>
        <p className="keys-label">{words.rootFingerprint}</p>
        <DigitGroups groups={groupsShown(trust.rootFingerprint, [])} />
      </>
    ) : null}
    <h3 className="keys-offices">{words.offices}</h3>
    {trust.offices.length === 0 ? (
      <p className="hint">{words.noOffices}</p>
    ) : (
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={trust.offices}
        columns={[
          { title: words.office, dataIndex: 'name' },
          { title: words.officeCode, dataIndex: 'code', render: (code: string) => <span className="mono">{code}</span> },
          { title: words.officeKeys, dataIndex: 'keys', align: 'right', render: (keys: readonly TrustedKey[]) => keysText(keys.length) },
        ]}
      />
    )}
  </Sheet>
);
