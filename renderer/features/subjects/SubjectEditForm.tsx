import { Button, Input, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { DayField } from '#renderer/ui/DayField.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import {
  riskClasses,
  subjectStatuses,
  type RiskClass,
  type SubjectDetail,
  type SubjectPlaces,
  type SubjectStatus,
} from '#shared/contract/subjects.ts';
import type { PlaceChoice } from '#shared/domain/org/place-book.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { editWords as words } from '#shared/i18n/zh-cn/subject-edits.ts';
import { riskText, subjectStatusText, subjectsWords } from '#shared/i18n/zh-cn/subjects.ts';

const noPlaces: SubjectPlaces = { towns: [], stations: [] };

interface Props {
  readonly subject: SubjectDetail;
  readonly knownTags: readonly string[];
  readonly onSaved: (fields: readonly string[], seq: number) => void;
  readonly onLeave: () => void;
}

interface Draft {
  readonly name: string;
  readonly code: string;
  readonly status: SubjectStatus;
  readonly risk: RiskClass;
  /** The day of the rating; empty = not told, and not changed. */
  readonly riskOn: string;
  readonly tags: readonly string[];
  /** Empty = as it is; the stored number is masked here. */
  readonly phone: string;
  readonly address: string;
  readonly legalPerson: string;
  /** Under today's names. */
  readonly town: string;
  readonly station: string;
}

const draftOf = ({ name, code, status, risk, riskOn, tags, address, legalPerson, town, station }: SubjectDetail): Draft => ({
  name,
  code,
  status,
  risk,
  riskOn,
  tags,
  phone: '',
  address,
  legalPerson,
  town,
  station,
});

const isUnsaid = (name: string, value: string): boolean => name === 'riskOn' && value === '';

/** Only what differs is sent, so that nobody's other change is overwritten. */
const changesOf = (before: Draft, { tags, ...draft }: Draft) => {
  const { tags: oldTags, ...old } = before;
  const fields = Object.entries(draft).filter(
    ([name, value]) => new Map(Object.entries(old)).get(name) !== value && !isUnsaid(name, value),
  );
  const changed = Object.fromEntries(fields) as Partial<typeof draft>; // entries of the draft itself
  return oldTags.join('\n') === tags.join('\n') ? changed : { ...changed, tags: [...tags] };
};

export const SubjectEditForm = ({ subject, knownTags, onSaved, onLeave }: Props) => {
  const [before] = useState(() => draftOf(subject));
  const [draft, setDraft] = useState(before);
  const places = useQuery('subjects.places', {});
  const { towns, stations } = places.at === 'ready' ? places.value : noPlaces;
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
      <TextField
        label={subjectsWords.columns.name}
        value={draft.name}
        hint={draft.name === before.name ? undefined : words.nameReason}
        onChange={(name) => {
          put({ name });
        }}
      />
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
      {draft.risk === '' ? null : (
        <DayField
          label={fields.riskOn}
          value={draft.riskOn}
          hint={words.dayHint}
          dayText={dayText}
          badText={words.badDay}
          labelClass="field-label"
          mistakeClass="field-error"
          onChange={(riskOn) => {
            put({ riskOn });
          }}
        />
      )}
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
      <PlaceSelect
        label={fields.town}
        value={draft.town}
        known={before.town}
        choices={towns}
        onChange={(town) => {
          put({ town });
        }}
      />
      <PlaceSelect
        label={fields.station}
        value={draft.station}
        known={before.station}
        choices={stations}
        onChange={(station) => {
          put({ station });
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

interface PlaceProps {
  readonly label: string;
  readonly value: string;
  /** What stands there now, which need not be a place of the organisation. */
  readonly known: string;
  readonly choices: readonly PlaceChoice[];
  readonly onChange: (value: string) => void;
}

/** A place of the organisation by its name of today; what the file said stays to be chosen. */
const PlaceSelect = ({ label, value, known, choices, onChange }: PlaceProps) => {
  const names = choices.map((choice) => choice.label);
  const options = known === '' || names.includes(known) ? names : [known, ...names];
  return (
    <Field label={label}>
      {(id) => (
        <Select<string | null>
          id={id}
          showSearch
          allowClear
          value={value === '' ? null : value}
          placeholder={subjectsWords.notFilled}
          options={options.map((name) => ({ value: name, label: name }))}
          onChange={(name) => {
            onChange(name ?? '');
          }}
        />
      )}
    </Field>
  );
};

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
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
