import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { OfficeView } from '#shared/contract/office.ts';
import type { PersonView } from '#shared/contract/session.ts';
import { notSentText, personText, receiptsDueText, shellWords as words } from '#shared/i18n/zh-cn/shell-ui.ts';
import { roleText } from '#shared/i18n/zh-cn/ui.ts';
import { SearchBox } from './SearchBox.tsx';

interface Props {
  readonly office: OfficeView;
  readonly person: PersonView;
  readonly demo: boolean;
  readonly navigate: Navigate;
  readonly onSheet: (text: string) => void;
  readonly onHelp: () => void;
}

export const TopBand = ({ office, person, demo, navigate, onSheet, onHelp }: Props) => {
  const lock = useCommand('session.lock');
  const signOut = useCommand('session.signOut');
  const [role] = person.roles;
  return (
    <header className="band no-print">
      <div className="brand">
        <BrandMark />
        <b>{words.product}</b>
        <span className="brand-office">{office.name}</span>
        {demo ? <b className="brand-demo">{words.demo}</b> : null}
      </div>
      {office.role === 'county' ? <SearchBox navigate={navigate} onSheet={onSheet} /> : null}
      <div className="band-state">
        <MarkShape mark="todo" />
        <span>{words.offline}</span>
        {office.role === 'county' ? <NotSent /> : <ReceiptsDue />}
      </div>
      <Button type="text" className="band-help" title={words.helpKey} onClick={onHelp}>
        {words.help}
      </Button>
      <Dropdown
        trigger={['click']}
        autoFocus
        menu={{
          items: [
            { key: 'lock', label: words.lock },
            { key: 'signOut', label: words.signOut },
          ],
          onClick: ({ key }) => {
            void (key === 'lock' ? lock.run({}) : signOut.run({}));
          },
        }}
      >
        <Button type="text" className="band-person">
          {personText(person.name, role === undefined ? '' : roleText[role])}
          <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
    </header>
  );
};

const NotSent = () => {
  const due = useQuery('bundles.due', {});
  return due.at === 'ready' ? <span>{notSentText(due.value.records)}</span> : null;
};

const ReceiptsDue = () => {
  const due = useQuery('bundles.receiptsDue', {});
  return due.at === 'ready' ? <span>{receiptsDueText(due.value.reduce((sum, { bundles }) => sum + bundles, 0))}</span> : null;
};

const BrandMark = () => (
  <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true" focusable="false">
    <rect x="1" y="6" width="15" height="15" rx="3" fill="none" stroke="#fff" strokeWidth="1.8" />
    <rect x="10" y="2" width="15" height="15" rx="3" fill="#17304F" stroke="#fff" strokeWidth="1.8" />
    <circle cx="14.5" cy="6.5" r="1.5" fill="#fff" />
    <circle cx="17.5" cy="9.5" r="1.5" fill="#fff" />
    <circle cx="20.5" cy="12.5" r="1.5" fill="#fff" />
    <circle cx="6" cy="16" r="1.5" fill="#fff" />
  </svg>
);
