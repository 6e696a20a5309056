import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { ReasonDialog } from '#renderer/ui/ReasonDialog.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { UnconfirmedOffice, UnconfirmedRow } from '#shared/contract/unconfirmed.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  unconfirmedAction,
  unconfirmedLine,
  unconfirmedOfficeText,
  unconfirmedTotal,
  unconfirmedWords as words,
} from '#shared/i18n/zh-cn/unconfirmed.ts';

/** So many are looked at in one go; what is kept or asked about moves behind them. */
const shownAtOnce = 100;

/** 待核: records that the newest full list of their office did not hold. Nothing is shown while there is none. */
export const UnconfirmedSheet = () => {
  const read = useQuery('unconfirmed.offices', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const offices = read.at === 'ready' ? read.value : [];
  const office = offices.find((one) => one.office === chosen);
  if (offices.length === 0) return null;
  return (
    <Sheet title={words.title}>
      <ul className="outcomes">
        {offices.map((one) => (
          <li key={one.office} className="receipt-row">
            <MarkShape mark={one.waiting > 0 ? 'look' : 'done'} />
            <div>
              <p className="outcome-name">{one.officeName}</p>
              <p className="hint">{unconfirmedOfficeText(one)}</p>
            </div>
            <Button
              aria-label={unconfirmedAction(words.look, one.officeName)}
              onClick={() => {
                setChosen(one.office);
              }}
            >
              {words.look}
            </Button>
          </li>
        ))}
      </ul>
      {office === undefined ? null : (
        <OfficeDrawer
          office={office}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </Sheet>
  );
};

type Deed = { readonly do: 'keep'; readonly rows: readonly UnconfirmedRow[] } | { readonly do: 'ask'; readonly row: UnconfirmedRow };

const OfficeDrawer = ({ office, onClose }: { readonly office: UnconfirmedOffice; readonly onClose: () => void }) => {
  const read = useQuery('unconfirmed.window', { office: office.office, offset: 0, limit: shownAtOnce });
  const [deed, setDeed] = useState<Deed | null>(null);
  const rows = read.at === 'ready' ? read.value.rows : [];
  const waiting = rows.filter(({ kept }) => kept === null);
  return (
    <DetailDrawer open title={`${words.drawer}：${office.officeName}`} width={560} onClose={onClose}>
      <p>{office.own ? words.leadOwn : words.leadOther}</p>
      <div className="unconfirmed-head">
        <span className="hint">{read.at === 'ready' ? unconfirmedTotal(rows.length, read.value.total) : ''}</span>
        {waiting.length > 1 ? (
          <Button
            onClick={() => {
              setDeed({ do: 'keep', rows: waiting });
            }}
          >
            {words.keepAll}
          </Button>
        ) : null}
      </div>
      <ul className="outcomes">
        {rows.map((row) => (
          <li key={`${row.kind} ${row.record}`} className="receipt-row">
            <MarkShape mark={row.kept === null ? 'look' : 'done'} />
            <div>
              <p className="outcome-name">{row.name}</p>
              <p className="hint">{unconfirmedLine(row)}</p>
            </div>
            {row.kept === null ? (
              <div className="request-buttons">
                <Button
                  aria-label={unconfirmedAction(words.keep, row.name)}
                  onClick={() => {
                    setDeed({ do: 'keep', rows: [row] });
                  }}
                >
                  {words.keep}
                </Button>
                {office.own || row.asked ? null : (
                  <Button
                    aria-label={unconfirmedAction(words.ask, row.name)}
                    onClick={() => {
                      setDeed({ do: 'ask', row });
                    }}
                  >
                    {words.ask}
                  </Button>
                )}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {deed === null ? null : (
        <DeedDialog
          deed={deed}
          onClose={() => {
            setDeed(null);
          }}
        />
      )}
    </DetailDrawer>
  );
};

const texts = {
  keep: { title: words.keepTitle, lead: words.keepLead, reasonLabel: words.keepReason, confirmLabel: words.keepConfirm },
  ask: { title: words.askTitle, lead: words.askLead, reasonLabel: words.askReason, confirmLabel: words.askConfirm },
} as const;

const DeedDialog = ({ deed, onClose }: { readonly deed: Deed; readonly onClose: () => void }) => {
  const keep = useCommand('unconfirmed.keep');
  const ask = useCommand('unconfirmed.ask');
  const { phase } = deed.do === 'keep' ? keep : ask;
  return (
    <ReasonDialog
      {...texts[deed.do]}
      cancelLabel={words.later}
      busy={phase.at === 'running'}
      failed={phase.at === 'failed' ? errorSentence(phase.error) : null}
      onConfirm={(reason) => {
        const done =
          deed.do === 'keep'
            ? keep.run({ records: deed.rows.map(({ kind, record }) => ({ kind, record })), reason })
            : ask.run({ kind: deed.row.kind === 'inspectors' ? 'inspectors' : 'subjects', record: deed.row.record, reason });
        void done.then((answer) => {
          if (answer.ok) onClose();
        });
      }}
      onCancel={onClose}
    />
  );
};
