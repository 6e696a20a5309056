import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { HiddenReading, Witness } from '#shared/contract/draws.ts';
import { ceremonyWords as words, differsText, firstReadText, secondBySignedInText, secondNeedsText } from '#shared/i18n/zh-cn/ceremony.ts';
import { drawsWords, missingText, notADieText } from '#shared/i18n/zh-cn/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { notProvedText } from '#shared/i18n/zh-cn/session.ts';
import { digitsIn, missingRolls, strangeDigit } from './dice-entry.ts';
import { DiceRow } from './DiceRow.tsx';
import { nobody, SecondPersonFields, type TypedPerson } from '#renderer/ui/SecondPersonFields.tsx';
import { namedWitnesses, WitnessRows } from './WitnessRows.tsx';

interface Props {
  readonly serial: string;
  readonly reading: HiddenReading;
}

/** Another person types the same dice; when the first reader is still signed in, the other one proves it here. */
export const SecondReading = ({ serial, reading }: Props) => {
  const session = useQuery('session.current', {});
  const second = useCommand('draws.readSecond');
  const drop = useCommand('draws.dropReading');
  const [digits, setDigits] = useState('');
  const [person, setPerson] = useState<TypedPerson>(nobody);
  const attendance = useQuery('draws.people', { serial });
  const [typed, setTyped] = useState<readonly Witness[] | null>(null);
  const written = attendance.at === 'ready' ? attendance.value.people.filter(({ part }) => part === 'witness') : [];
  const witnesses = typed ?? written.map(({ name, unit }) => ({ name, unit }));
  const signedIn = session.at === 'ready' ? (session.value.person?.name ?? '') : '';
  const same = signedIn === reading.by;
  const answer = second.phase.at === 'done' ? second.phase.value : null;
  const differs = answer?.at === 'differs' ? answer.positions : [];
  const entry = { kind: reading.kind, digits };
  const missing = missingRolls(entry, reading.digits);
  const strange = strangeDigit(entry);
  const named = namedWitnesses(witnesses);
  const ready = missing === 0 && strange === 0 && named.length > 0 && (!same || (person.name.trim() !== '' && person.password !== ''));
  const submit = async (): Promise<void> => {
    const told = await second.run({
      serial,
      digits,
      reader: same ? { name: person.name.trim(), password: person.password } : null,
      witnesses: named,
    });
    if (told.ok && told.value.at === 'refused') setPerson({ ...person, password: '' });
  };
  return (
    <>
      <Sheet title={drawsWords.dice} extra={firstReadText(reading)}>
        <DiceRow label={drawsWords.firstPass} digits={'0'.repeat(reading.digits)} cells={reading.digits} masked />
        <DiceRow
          label={drawsWords.secondPass}
          digits={digits}
          cells={reading.digits}
          wrong={strange > 0 ? [strange] : differs}
          onType={(text) => {
            second.reset();
            setDigits(digitsIn(text));
          }}
        />
        <p className="dice-state" role="status">
          {strange > 0 ? <StatusMark mark="look">{notADieText(strange)}</StatusMark> : null}
          {differs.length > 0 ? <StatusMark mark="look">{differsText(differs)}</StatusMark> : null}
          {missing > 0 ? <StatusMark mark="run">{missingText(missing)}</StatusMark> : null}
          <span className="hint">{words.masked}</span>
        </p>
        <h3 className="dice-part">{words.secondWho}</h3>
        {same ? (
          <SecondPersonFields lead={secondNeedsText(reading.by)} labels={words.second} value={person} onChange={setPerson} />
        ) : (
          <p>{secondBySignedInText(signedIn)}</p>
        )}
        <h3 className="dice-part">{words.witnesses}</h3>
        <WitnessRows value={witnesses} onChange={setTyped} />
        <div className="dice-buttons">
          <span className="hint">{ready ? words.secondHint : words.secondMissing}</span>
          <Button loading={drop.phase.at === 'running'} onClick={() => void drop.run({ serial })}>
            {words.drop}
          </Button>
          <Button type="primary" disabled={!ready} loading={second.phase.at === 'running'} onClick={() => void submit()}>
            {drawsWords.diceSave}
          </Button>
        </div>
      </Sheet>
      {answer && (answer.at === 'refused' || answer.at === 'lockedOut') ? <ErrorNotice text={notProvedText(answer)} /> : null}
      {second.phase.at === 'failed' ? <ErrorNotice text={errorSentence(second.phase.error)} /> : null}
      {drop.phase.at === 'failed' ? <ErrorNotice text={errorSentence(drop.phase.error)} /> : null}
    </>
  );
};
