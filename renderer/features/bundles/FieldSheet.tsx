import { Button, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { FieldExchange } from '#shared/contract/bundles.ts';
import { fieldBundleWords as words, lentAtText, takenAtText } from '#shared/i18n/zh-cn/field-bundle.ts';

interface Props {
  readonly field: FieldExchange;
  /** The task that is to be lent first. */
  readonly first: string | undefined;
  readonly busy: boolean;
  readonly onLend: (task: string) => void;
  readonly onReceipt: () => void;
}

/** What the computers of the office lend each other: the one in the office lends tasks, the one in the field has them. */
export const FieldSheet = ({ field, first, busy, onLend, onReceipt }: Props) => {
  const due = useQuery('bundles.receiptsDue', {});
  const owed = due.at === 'ready' && due.value.some(({ to }) => to === field.office);
  return (
    <Sheet title={field.borrows ? words.fieldTitle : words.deskTitle}>
      {field.borrows ? <Borrowed field={field} /> : <Lending field={field} first={first} busy={busy} onLend={onLend} />}
      {owed ? (
        <Button className="field-receipt" disabled={busy} onClick={onReceipt}>
          {words.receipt}
        </Button>
      ) : null}
    </Sheet>
  );
};

const Borrowed = ({ field }: { readonly field: FieldExchange }) => (
  <>
    <p className="hint">{words.fieldHint}</p>
    <Tasks title={words.borrowed}>
      {field.borrowed.map(({ serial, name, takenAt }) => (
        <Task key={serial} name={name} serial={serial} at={takenAtText(takenAt)} />
      ))}
    </Tasks>
  </>
);

const Lending = ({ field, first, busy, onLend }: Omit<Props, 'onReceipt'>) => {
  const tasks = useQuery('tasks.list', {});
  const [task, setTask] = useState(first ?? null);
  const id = useId();
  if (field.computers === 0) return <p className="hint">{words.oneComputer}</p>;
  const options = tasks.at === 'ready' ? tasks.value.map(({ serial, name }) => ({ value: serial, label: `${name} ${serial}` })) : [];
  return (
    <>
      <label className="bundle-label" htmlFor={id}>
        {words.task}
      </label>
      <Select id={id} className="hand-down-to" value={task} placeholder={words.taskNone} options={options} onChange={setTask} />
      <Button
        className="field-seal"
        disabled={busy || task === null}
        onClick={() => {
          if (task !== null) onLend(task);
        }}
      >
        {words.seal}
      </Button>
      <p className="hint">{words.sealHint}</p>
      {field.lent.length > 0 ? (
        <Tasks title={words.lent}>
          {field.lent.map(({ serial, name, sealedAt }) => (
            <Task key={serial} name={name} serial={serial} at={lentAtText(sealedAt)} />
          ))}
        </Tasks>
      ) : null}
    </>
  );
};

const Tasks = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <>
    <h3 className="bundle-label">{title}</h3>
    <ul className="field-tasks">{children}</ul>
  </>
);

const Task = ({ name, serial, at }: { readonly name: string; readonly serial: string; readonly at: string }) => (
  <li>
    <p className="outcome-name">{name}</p>
    <p className="hint">
      <span className="mono">{serial}</span> {at}
    </p>
  </li>
);
