import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { DueRecords, SealedBundle } from '#shared/contract/bundles.ts';
import {
  addressText,
  bundlesWords as words,
  contentText,
  dueText,
  dueToText,
  exportedAtText,
  numberText,
  receivedAtText,
  sealedAtText,
  uploadStateText,
} from '#shared/i18n/zh-cn/bundles.ts';
import { ownStateText } from '#shared/i18n/zh-cn/field-bundle.ts';
import { momentText, sizeText } from '#shared/i18n/zh-cn/numbers.ts';
import { ClearReceipted } from './ClearReceipted.tsx';
import { hashEnds, stateMark } from './bundle-rows.ts';
import { usePartner } from './use-partner.ts';

/** What a county sends up has states of its own; what a city hands out is sealed, and that is all (UX 7.3). */
const isReported = ({ kind }: SealedBundle): boolean => kind === 'results' || kind === 'roster-data';

interface Props {
  readonly title: string;
  readonly bundles: readonly SealedBundle[];
  /** What waits to be sealed; null where nothing is collected. */
  readonly due: DueRecords | null;
  /** Whether the list is that of an office which reports to a city, and not of the city itself. */
  readonly reports: boolean;
  /** A bundle is just being written out. */
  readonly busy: boolean;
  readonly onWrite: (fileName: string, to: 'stick' | 'folder') => void;
}

/** The city's own word for all its counties (BUNDLE-SPEC 3.1). */
const everyOffice = '*';

const stateText = (bundle: SealedBundle, toCity: boolean): string => {
  if (!isReported(bundle)) return uploadStateText.sealed;
  return toCity ? uploadStateText[bundle.state] : ownStateText[bundle.state];
};

/** Every bundle that was ever sealed, newest first, with the only button it needs; a line never goes, even when its file is cleared. */
export const Outbox = ({ title, bundles, due, reports, busy, onWrite }: Props) => {
  const partner = usePartner();
  return (
    <Sheet flush title={title} className="outbox" extra={<ClearReceipted bundles={bundles} />}>
      {bundles.length === 0 && due === null ? <p className="outbox-none">{words.noSealed}</p> : null}
      {bundles.length > 0 || due ? <OutboxHead /> : null}
      <ul className="outbox-rows">
        {due ? <DueRow due={due} /> : null}
        {bundles.map((bundle) => (
          <li key={bundle.fileName} className="outbox-row">
            <MarkShape mark={stateMark[bundle.state]} />
            <Two first={<b>{numberText(bundle.seq)}</b>} second={sealedAtText(bundle.sealedAt)} />
            <Two
              first={contentText(bundle.kind, bundle.records)}
              second={addressText(bundle.to === everyOffice ? words.everybody : partner.nameOf(bundle.to, bundle.toName), bundle.report)}
            />
            <span className="outbox-size">{sizeText(bundle.bytes)}</span>
            <span className="mono outbox-hash" title={bundle.headerHash}>
              {hashEnds(bundle.headerHash)}
            </span>
            <Two
              first={<span className={`outbox-${bundle.state}`}>{stateText(bundle, reports && !partner.isOwn(bundle.to))}</span>}
              second={bundle.receivedAt === null ? exportedAtText(bundle.exportedAt) : receivedAtText(bundle.receivedAt)}
            />
            {bundle.clearedAt === null ? (
              <Dropdown
                trigger={['click']}
                disabled={busy}
                menu={{
                  items: [
                    { key: 'stick', label: words.toStick },
                    { key: 'folder', label: words.toFolder },
                  ],
                  onClick: ({ key }) => {
                    onWrite(bundle.fileName, key === 'stick' ? 'stick' : 'folder');
                  },
                }}
              >
                <Button>
                  {bundle.exportedAt === null ? words.write : words.writeAgain}
                  <DownOutlined aria-hidden="true" />
                </Button>
              </Dropdown>
            ) : (
              <small title={momentText(bundle.clearedAt)}>{words.cleared}</small>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
};

const OutboxHead = () => (
  <div className="outbox-head">
    <span>{words.columns.number}</span>
    <span>{words.columns.content}</span>
    <span className="outbox-size">{words.columns.size}</span>
    <span className="outbox-hash">{words.columns.fingerprint}</span>
    <span>{words.columns.state}</span>
  </div>
);

const Two = ({ first, second }: { readonly first: ReactNode; readonly second: string }) => (
  <span className="outbox-two">
    <span>{first}</span>
    <small>{second}</small>
  </span>
);

const DueRow = ({ due }: { readonly due: DueRecords }) => (
  <li className="outbox-row">
    <MarkShape mark="todo" />
    <Two first={<b>{numberText(due.seq)}</b>} second={words.notYet} />
    <span className="outbox-two outbox-due">
      <span>{due.records === 0 ? words.nothingDue : dueText(due.draws, due.results, due.records)}</span>
      <small>{dueToText(due.toName, due.encrypted)}</small>
    </span>
    <Two first={uploadStateText.notSent} second={words.notYet} />
  </li>
);
