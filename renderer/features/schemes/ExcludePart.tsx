import { Button, Input, Segmented, Switch } from 'antd';
import { useId, useState } from 'react';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { SchemeDraft, SchemePreview } from '#shared/contract/schemes.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { exclusionCount, schemesWords as words, visitedText } from '#shared/i18n/zh-cn/schemes.ts';
import { codesIn, excludedByReason, withExclusions } from './exclusions.ts';

interface Props {
  readonly draft: SchemeDraft;
  readonly preview: SchemePreview | null;
  readonly onChange: (change: Partial<SchemeDraft>) => void;
}

/** Who is left out and why, who comes last, and what becomes of those at the yearly cap. */
export const ExcludePart = ({ draft, preview, onChange }: Props) => {
  const [asking, setAsking] = useState(false);
  const status = preview?.exclusions.status ?? 0;
  const cap = preview?.exclusions.cap ?? 0;
  return (
    <>
      {draft.filter.task === undefined ? (
        <label className="who-switch">
          <Switch
            size="small"
            checked={draft.deferVisited}
            onChange={(deferVisited) => {
              onChange({ deferVisited });
            }}
          />
          <span>
            {words.deferVisited}
            <span className="hint">{preview ? visitedText(preview.visitedThisYear) : ' '}</span>
          </span>
        </label>
      ) : null}
      {(preview?.capReached ?? 0) > 0 || draft.overCap.keep ? <CapPart draft={draft} onChange={onChange} /> : null}
      <div className="field" data-place="exclusions">
        <p className="field-label">{words.exclusions}</p>
        <ul className="exclusions">
          {status > 0 ? (
            <li>
              <span>{words.excludedStatus}</span>
              <span>{exclusionCount(status)}</span>
            </li>
          ) : null}
          {cap > 0 ? (
            <li>
              <span>{words.excludedCap}</span>
              <span>{exclusionCount(cap)}</span>
            </li>
          ) : null}
          {excludedByReason(draft.exclusions).map(({ reason, subjects }) => (
            <li key={reason}>
              <span>{reason}</span>
              <span>{exclusionCount(subjects)}</span>
              <Button
                size="small"
                type="link"
                aria-label={`${words.excludeBack} ${reason}`}
                onClick={() => {
                  onChange({ exclusions: draft.exclusions.filter((one) => one.reason !== reason) });
                }}
              >
                {words.excludeBack}
              </Button>
            </li>
          ))}
        </ul>
        <Button
          onClick={() => {
            setAsking(true);
          }}
        >
          {words.exclude}
        </Button>
      </div>
      <ExcludeDialog
        key={String(asking)}
        open={asking}
        onCancel={() => {
          setAsking(false);
        }}
        onConfirm={(codes, reason) => {
          setAsking(false);
          onChange({ exclusions: withExclusions(draft.exclusions, codes, reason) });
        }}
      />
    </>
  );
};

const CapPart = ({ draft: { overCap }, onChange }: Pick<Props, 'draft' | 'onChange'>) => (
  <div className="field" data-place="overCap">
    <p className="field-label">{words.overCap}</p>
    <Segmented
      block
      value={overCap.keep ? 'keep' : 'exclude'}
      options={(['exclude', 'keep'] as const).map((value) => ({ value, label: words.overCapWays[value] }))}
      onChange={(value) => {
        onChange({ overCap: { ...overCap, keep: value === 'keep' } });
      }}
    />
    {overCap.keep ? (
      <>
        <Input
          aria-label={words.overCapReason}
          placeholder={words.overCapReason}
          maxLength={200}
          value={overCap.reason}
          onChange={(event) => {
            onChange({ overCap: { ...overCap, reason: event.target.value } });
          }}
        />
        <Input
          aria-label={words.overCapApprover}
          placeholder={words.overCapApprover}
          maxLength={40}
          value={overCap.approver}
          onChange={(event) => {
            onChange({ overCap: { ...overCap, approver: event.target.value } });
          }}
        />
      </>
    ) : null}
  </div>
);

interface DialogProps {
  readonly open: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: (codes: readonly string[], reason: string) => void;
}

const ExcludeDialog = ({ open, onCancel, onConfirm }: DialogProps) => {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const codes = codesIn(typed);
  return (
    <Dialog
      open={open}
      title={words.excludeTitle}
      confirmLabel={words.excludeConfirm}
      cancelLabel={uiWords.cancel}
      onCancel={onCancel}
      onConfirm={() => {
        if (codes.length === 0 || reason.trim() === '') setMissing(true);
        else onConfirm(codes, reason.trim());
      }}
    >
      <label className="field-label" htmlFor={id}>
        {words.excludeCodes}
      </label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={6}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      <label className="field-label" htmlFor={`${id}-reason`}>
        {words.excludeReason}
      </label>
      <Input
        id={`${id}-reason`}
        maxLength={200}
        placeholder={words.excludeReasonHint}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      {missing && (codes.length === 0 || reason.trim() === '') ? (
        <p className="field-error" role="alert">
          {words.excludeMissing}
        </p>
      ) : null}
    </Dialog>
  );
};
