import { Button, Input, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { riskClasses, subjectStatuses, type RiskClass, type SubjectDetail, type SubjectStatus } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { editWords as words } from '#shared/i18n/zh-cn/subject-edits.ts';
import { riskText, subjectStatusText, subjectsWords } from '#shared/i18n/zh-cn/subjects.ts';

interface Props {
  readonly subject: SubjectDetail;
  readonly knownTags: readonly string[];
  readonly onSaved: (fields: readonly string[], seq: number) => void;
  readonly onLeave: () => void;
}

interface Draft {
  readonly code: string;
  readonly status: SubjectStatus;
  readonly risk: RiskClass;
  readonly tags: readonly string[];
  /** Empty = as it is; the stored number is masked here. */
  readonly phone: string;
  readonly address: string;
  readonly legalPerson: string;
}

const draftOf = ({ code, status, risk, tags, address, legalPerson }: SubjectDetail): Draft => ({
  code,
  status,
  risk,
  tags,
  phone: '',
  address,
  legalPerson,
});

/** Only what differs is sent, so that nobody's other change is overwritten. */
const changesOf = (before: Draft, { tags, ...draft }: Draft) => {
  const { tags: oldTags, ...old } = before;
  const fields = Object.entries(draft).filter(([name, value]) => new Map(Object.entries(old)).get(name) !== value);
  const changed = Object.fromEntries(fields) as Partial<typeof draft>; // entries of the draft itself
  return oldTags.join('\n') === tags.join('\n') ? changed : { ...changed, tags: [...tags] };
};

export const SubjectEditForm = ({ subject, knownTags, onSaved, onLeave }: Props) => {
  const [before] = useState(() => draftOf(subject));
  const [draft, setDraft] = useState(before);
  const save = useCommand('subjects.edit');
  const put = (change: Partial<Draft>): void => {
    setDraft((now) => ({ ...now, ...change }));
  };
  const run = async (): Promise<void> => {
    const answer = await save.run({ id: subject.id, edit: changesOf(before, draft) });
    if (answer.ok) onSaved(answer.value.fields, answer.value.seq);
  };
  const { fields } = subjectsWords;
  return (
    <form
      className="subject-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      {save.phase.at === 'failed' ? <ErrorNotice text={errorSentence(save.phase.error)} /> : null}
      <Field label={fields.status}>
        {(id) => (
          <Select
            id={id}
            value={draft.status}
            options={subjectStatuses.map((value) => ({ value, label: subjectStatusText[value] }))}
            onChange={(status) => {
              put({ status });
            }}
          />
        )}
      </Field>
      {draft.status === 'active' || subject.tags.length === 0 ? null : <p className="hint">{words.tagsGo}</p>}
      <Field label={fields.risk}>
        {(id) => (
          <Select<RiskClass>
            id={id}
            value={draft.risk}
            options={[...riskClasses, '' as const].map((value) => ({ value, label: riskText[value] }))}
            onChange={(risk) => {
              put({ risk });
            }}
          />
        )}
      </Field>
      <Field label={fields.tags}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            value={[...draft.tags]}
            tokenSeparators={[' ', '、', ',', ';']}
            options={knownTags.map((value) => ({ value, label: value }))}
            onChange={(tags: string[]) => {
              put({ tags });
            }}
          />
        )}
      </Field>
      <TextField
        label={fields.phone}
        value={draft.phone}
        placeholder={subject.phone}
        onChange={(phone) => {
          put({ phone });
        }}
      />
      <TextField
        label={fields.address}
        value={draft.address}
        onChange={(address) => {
          put({ address });
        }}
      />
      <TextField
        label={fields.legalPerson}
        value={draft.legalPerson}
        onChange={(legalPerson) => {
          put({ legalPerson });
        }}
      />
      <TextField
        label={fields.code}
        value={draft.code}
        hint={words.codeReason}
        onChange={(code) => {
          put({ code });
        }}
      />
      <div className="subject-form-foot">
        <Button onClick={onLeave}>{words.giveUp}</Button>
        <Button type="primary" htmlType="submit" loading={save.phase.at === 'running'}>
          {words.save}
        </Button>
      </div>
    </form>
  );
};

const Field = ({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
};

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly onChange: (value: string) => void;
}

const TextField = ({ label, value, placeholder, hint, onChange }: TextProps) => (
  <Field label={label}>
    {(id) => (
      <>
        <Input
          id={id}
          value={value}
          placeholder={placeholder}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
        {hint === undefined ? null : <p className="hint">{hint}</p>}
      </>
    )}
  </Field>
);
