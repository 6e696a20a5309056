import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { TrustState } from '#shared/contract/keys.ts';
import { dueLines, handedDownWords as words } from '#shared/i18n/zh-cn/handed-down.ts';

interface Props {
  readonly offices: TrustState['offices'];
  /** Who is chosen at first; every office if nobody is. */
  readonly first?: string | undefined;
  readonly busy: boolean;
  readonly onSeal: (to: string) => void;
}

/** The city's word for all its counties (BUNDLE-SPEC 3.1). */
const everyOffice = '*';

/** What the city has not handed down yet, to all its counties or to one. */
export const HandDownSheet = ({ offices, first = everyOffice, busy, onSeal }: Props) => {
  const [to, setTo] = useState(first);
  const due = useQuery('handedDown.due', { to });
  const id = useId();
  const lines = due.at === 'ready' ? dueLines(due.value) : [];
  const addressees = offices
    .filter(({ keys }) => keys.some(({ closedAt }) => closedAt === null))
    .map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Sheet title={words.handDown}>
      <label className="bundle-label" htmlFor={id}>
        {words.to}
      </label>
      <Select
        id={id}
        className="hand-down-to"
        value={to}
        options={[{ value: everyOffice, label: words.everybody }, ...addressees]}
        onChange={setTo}
      />
      {due.at === 'ready' && lines.length === 0 ? <p className="hint">{words.nothingDue}</p> : null}
      <ul className="hand-down-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Button
        disabled={busy || addressees.length === 0 || lines.length === 0}
        onClick={() => {
          onSeal(to);
        }}
      >
        {words.seal}
      </Button>
      <p className="hint">{words.plainHint}</p>
    </Sheet>
  );
};
