import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { destinations, type Destination, type PublicationRow } from '#shared/contract/publication.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { aidFieldText, copyLabel, destinationText, publicationWords as words } from '#shared/i18n/zh-cn/publication.ts';

interface Props {
  readonly serial: string;
  readonly row: Pick<PublicationRow, 'code' | 'name'>;
  readonly onClose: () => void;
}

/** 平台录入辅助: every value of one visit in the order of the platform's form, each to be copied. */
export const AidDialog = ({ serial, row, onClose }: Props) => {
  const [destination, setDestination] = useState<Destination>('national');
  const [copied, setCopied] = useState('');
  const aid = useQuery('publication.aid', { serial, code: row.code, destination });
  return (
    <Dialog
      open
      title={words.aidTitle}
      confirmLabel={words.aidDone}
      cancelLabel={words.close}
      width={640}
      onConfirm={onClose}
      onCancel={onClose}
    >
      <Segmented<Destination>
        aria-label={words.destination}
        value={destination}
        options={destinations.map((value) => ({ value, label: destinationText[value] }))}
        onChange={setDestination}
      />
      {aid.at === 'failed' ? <ErrorNotice text={errorSentence(aid.error)} /> : null}
      <div className="aid-scroll" tabIndex={0} role="group" aria-label={row.name}>
        {aid.at === 'ready'
          ? aid.value.map((fields, index) => (
              <ul key={index} className="aid-list">
                {fields.map(({ field, value }) => (
                  <li key={field}>
                    <span className="hint">{aidFieldText[field]}</span>
                    <span>{value}</span>
                    <Button
                      size="small"
                      aria-label={copyLabel(aidFieldText[field])}
                      disabled={value === ''}
                      onClick={() => {
                        void navigator.clipboard.writeText(value).then(() => {
                          setCopied(`${index} ${field}`);
                        });
                      }}
                    >
                      {copied === `${index} ${field}` ? words.copied : words.copy}
                    </Button>
                  </li>
                ))}
              </ul>
            ))
          : null}
      </div>
    </Dialog>
  );
};
