import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, type KeyboardEvent } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { FieldCarrier, FieldVisit } from '#shared/contract/field-pack.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { fieldPackWords as words, moveDownText, moveUpText, withText } from '#shared/i18n/zh-cn/field-pack.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';

interface Props {
  readonly serial: string;
  readonly carrier: FieldCarrier;
}

/** The way of one carrier: every move is kept at once. */
export const VisitOrder = ({ serial, carrier: { staffNo, name, ordered } }: Props) => {
  const visits = useQuery('fieldPack.visits', { serial, staffNo });
  const saving = useCommand('fieldPack.saveOrder');
  const list = useRef<HTMLOListElement>(null);
  const rows = visits.at === 'ready' ? visits.value : [];
  const move = async (from: number, by: -1 | 1): Promise<void> => {
    const codes = rows.map(({ code }) => code);
    const [moved] = codes.splice(from, 1);
    const to = from + by;
    if (moved === undefined || to < 0 || to > codes.length || saving.phase.at === 'running') return;
    const answer = await saving.run({ serial, staffNo, codes: codes.toSpliced(to, 0, moved) });
    if (answer.ok) list.current?.querySelector<HTMLElement>(`[data-code="${moved}"]`)?.focus();
  };
  return (
    <section className="field-visits" aria-label={words.visits}>
      <header>
        <h2>
          {name} · {words.visits}
        </h2>
        <span className="hint">
          {ordered ? words.byHand : words.byTown} · {words.orderKeys}
        </span>
      </header>
      <p className="hint">{words.visitsHint}</p>
      {visits.at === 'failed' ? <ErrorNotice text={errorSentence(visits.error)} /> : null}
      {saving.phase.at === 'failed' ? <ErrorNotice text={errorSentence(saving.phase.error)} /> : null}
      <ol ref={list}>
        {rows.map((visit, index) => (
          <VisitRow
            key={visit.code}
            visit={visit}
            first={index === 0}
            last={index === rows.length - 1}
            onMove={(by) => void move(index, by)}
          />
        ))}
      </ol>
    </section>
  );
};

interface RowProps {
  readonly visit: FieldVisit;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
}

const VisitRow = ({ visit: { number, code, name, town, address, partners, entered }, first, last, onMove }: RowProps) => {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.nativeEvent.isComposing || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li className="field-visit" tabIndex={0} data-code={code} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onKeyDown={onKeyDown}>
      <span className="field-number">{count(number)}</span>
      <span className="field-visit-words">
        <b className="one-line" title={name}>
          {name}
        </b>
        <small className="one-line" title={address}>
          {[town, address].filter((text) => text !== '').join(' · ')}
        </small>
        <small className="one-line">{withText(partners)}</small>
      </span>
      {entered ? <StatusMark mark="done">{words.entered}</StatusMark> : null}
      <Button
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={moveUpText(name)}
        title={moveUpText(name)}
        disabled={first}
        onClick={() => {
          onMove(-1);
        }}
      />
      <Button
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={moveDownText(name)}
        title={moveDownText(name)}
        disabled={last}
        onClick={() => {
          onMove(1);
        }}
      />
    </li>
  );
};
