import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useEvidence } from '#renderer/api/use-evidence.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { FileStrip } from '#renderer/ui/FileStrip.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { VisitDetail } from '#shared/contract/results.ts';
import { evidenceBytes, evidenceEndings, evidenceKinds, type EvidenceKind } from '#shared/domain/evidence/evidence-file.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  evidenceCopyWords,
  evidenceKindText,
  evidenceStripFile,
  evidenceStripWords,
  evidenceWords as words,
} from '#shared/i18n/zh-cn/evidence.ts';

interface Props {
  readonly visit: Pick<VisitDetail, 'serial' | 'code' | 'items'>;
  readonly readOnly: boolean;
}

/** 现场材料 of one visit and its items; what is added to a submitted result says why. */
export const EvidenceSheet = ({ visit: { serial, code, items }, readOnly }: Props) => {
  const evidence = useEvidence(serial, code, errorSentence);
  const { list } = evidence;
  const [itemId, setItemId] = useState('');
  const [kind, setKind] = useState<EvidenceKind>('photo');
  const [note, setNote] = useState('');
  const asksNote = list.at === 'ready' && list.value.asksNote;
  const views = list.at === 'ready' ? list.value.files.filter(({ about }) => about !== 'measure') : [];
  const add = async (files: readonly File[]): Promise<void> => {
    const place = itemId === '' ? ({ about: 'visit', serial, code } as const) : ({ about: 'item', serial, code, itemId } as const);
    if (await evidence.add(files, { place, kind, note }, evidenceBytes)) setNote('');
  };
  return (
    <Sheet title={words.title} className="evidence-sheet">
      {list.at === 'failed' ? <ErrorNotice text={errorSentence(list.error)} /> : null}
      {evidence.refused.map((error, index) => (
        <ErrorNotice key={index} text={errorSentence(error)} />
      ))}
      {readOnly && list.at === 'ready' && views.length === 0 ? <p className="hint">{words.none}</p> : null}
      {asksNote && !readOnly ? (
        <Input
          className="evidence-note"
          aria-label={words.note}
          placeholder={words.noteHint}
          maxLength={200}
          value={note}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
      ) : null}
      <FileStrip
        files={views.map((view) => evidenceStripFile(view, items.find(({ id }) => id === view.part)?.name ?? ''))}
        words={evidenceStripWords}
        load={evidence.load}
        adding={
          readOnly
            ? undefined
            : {
                accept: evidenceEndings,
                busy: evidence.busy,
                blocked: asksNote && note.trim() === '' ? words.noteFirst : '',
                add: (files) => void add(files),
                takesPage: true,
              }
        }
        onRemove={readOnly ? undefined : evidence.remove}
        deeds={({ id }) => <CopyOut id={id} />}
      />
      {readOnly ? null : (
        <div className="evidence-asked">
          {items.length > 1 ? (
            <Select
              aria-label={words.of}
              value={itemId}
              options={[{ value: '', label: words.wholeVisit }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={setItemId}
            />
          ) : null}
          <Segmented<EvidenceKind>
            aria-label={words.kind}
            value={kind}
            options={evidenceKinds.map((value) => ({ value, label: evidenceKindText[value] }))}
            onChange={setKind}
          />
          <p className="hint">{words.rule}</p>
        </div>
      )}
    </Sheet>
  );
};

const CopyOut = ({ id }: { readonly id: string }) => (
  <FileJobButtons job={useFolderJob('evidence.export', { id })} words={evidenceCopyWords} />
);
