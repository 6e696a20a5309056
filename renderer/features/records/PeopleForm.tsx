import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { drawParts, type DrawPerson, type PeopleOfDraw } from '#shared/contract/draw-records.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { partText } from '#shared/i18n/zh-cn/record-page.ts';
import { personLabel, recordsWords as words } from '#shared/i18n/zh-cn/records.ts';
import { draftOf, nameIsMissing, peopleToSave, withoutPerson, withPerson, withWitness, type PeopleDraft } from './people-draft.ts';

interface Props {
  readonly serial: string;
  readonly stored: PeopleOfDraw;
}

/** Where the draw takes place and who is there (R29): typed once, printed on the record with a line to sign. */
export const PeopleForm = ({ serial, stored }: Props) => {
  const save = useCommand('draws.savePeople');
  const [draft, setDraft] = useState(() => draftOf(stored));
  const [changed, setChanged] = useState(false);
  const [missing, setMissing] = useState(false);
  const put = (next: PeopleDraft): void => {
    setDraft(next);
    setChanged(true);
    setMissing(false);
  };
  const submit = async (): Promise<void> => {
    if (nameIsMissing(draft)) {
      setMissing(true);
      return;
    }
    const answer = await save.run({ serial, ...peopleToSave(draft) });
    if (answer.ok) setChanged(false);
  };
  const saved = save.phase.at === 'done' && !changed;
  return (
    <Sheet title={words.peopleTitle} className="record-people">
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <label className="record-place">
          <span>{words.place}</span>
          <Input
            value={draft.place}
            maxLength={100}
            onChange={({ target }) => {
              put({ ...draft, place: target.value });
            }}
          />
        </label>
        {draft.people.map((person, index) => (
          <PersonRow
            key={index}
            index={index}
            person={person}
            onChange={(change) => {
              put(withPerson(draft, index, change));
            }}
            onRemove={() => {
              put(withoutPerson(draft, index));
            }}
          />
        ))}
        <p className="hint">{words.rolledHint}</p>
        <div className="record-people-buttons">
          <Button
            disabled={draft.people.length >= 30}
            onClick={() => {
              put(withWitness(draft));
            }}
          >
            {words.addPerson}
          </Button>
          <Button htmlType="submit" loading={save.phase.at === 'running'}>
            {words.save}
          </Button>
        </div>
        {missing ? <ErrorNotice text={words.nameMissing} /> : null}
        {save.phase.at === 'failed' ? <ErrorNotice text={errorSentence(save.phase.error)} /> : null}
        {saved ? <StatusMark mark="done">{words.saved}</StatusMark> : changed ? <StatusMark mark="look">{words.unsaved}</StatusMark> : null}
      </form>
    </Sheet>
  );
};

interface RowProps {
  readonly index: number;
  readonly person: DrawPerson;
  readonly onChange: (change: Partial<DrawPerson>) => void;
  readonly onRemove: () => void;
}

const partOptions = drawParts.map((value) => ({ value, label: partText[value] }));

const PersonRow = ({ index, person, onChange, onRemove }: RowProps) => {
  const text = (field: 'name' | 'unit' | 'duty', mostCharacters: number) => (
    <Input
      aria-label={personLabel(index, words[field])}
      placeholder={words[field]}
      value={person[field]}
      maxLength={mostCharacters}
      onChange={({ target }) => {
        onChange({ [field]: target.value });
      }}
    />
  );
  return (
    <div className="record-person" role="group" aria-label={personLabel(index, '')}>
      <Select
        aria-label={personLabel(index, words.part)}
        value={person.part}
        options={partOptions}
        onChange={(part) => {
          onChange({ part });
        }}
      />
      {text('name', 40)}
      <InputNumber
        aria-label={personLabel(index, words.rolled)}
        title={words.rolled}
        min={0}
        max={99}
        precision={0}
        controls={false}
        suffix={words.countUnit}
        value={person.rolled}
        onChange={(rolled) => {
          onChange({ rolled: rolled ?? 0 });
        }}
      />
      {text('unit', 80)}
      {text('duty', 40)}
      <Button type="text" aria-label={`${words.removePerson} ${person.name}`} onClick={onRemove}>
        ×
      </Button>
    </div>
  );
};
