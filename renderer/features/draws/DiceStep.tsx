import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { differText, drawsWords as words, enoughText, missingText, neededText, notADieText } from '#shared/i18n/zh-cn/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  agrees,
  differsAt,
  mayTurn,
  missingRolls,
  neededRolls,
  startDice,
  strangeDigit,
  turn,
  typeReading,
  type DiceEntry,
  type DiceKind,
} from './dice-entry.ts';
import { DiceRow } from './DiceRow.tsx';

interface Props {
  readonly serial: string;
}

/** The digits as read aloud, twice; the program makes none of them (DRAW-SPEC 3 step 3). */
export const DiceStep = ({ serial }: Props) => {
  const dice = useCommand('draws.dice');
  const [entry, setEntry] = useState<DiceEntry>(() => startDice('tenSided'));
  const needed = neededRolls(entry.kind);
  const second = entry.pass === 'second';
  const wrongAt = strangeDigit(entry) || differsAt(entry);
  const type = (text: string): void => {
    setEntry((now) => typeReading(now, text));
  };
  return (
    <div className="draw-middle">
      <p className="draw-lead">{words.diceLead}</p>
      <Sheet
        title={words.dice}
        extra={
          <Segmented<DiceKind>
            aria-label={words.diceKind}
            value={entry.kind}
            disabled={second}
            options={[
              { value: 'tenSided', label: words.tenSided },
              { value: 'sixSided', label: words.sixSided },
            ]}
            onChange={(kind) => {
              setEntry(startDice(kind));
            }}
          />
        }
      >
        <DiceRow
          key={`first ${entry.pass}`}
          label={words.firstPass}
          digits={entry.first}
          cells={needed}
          masked={second}
          wrongAt={second ? 0 : wrongAt}
          {...(second ? {} : { onType: type })}
        />
        {second ? (
          <DiceRow label={words.secondPass} digits={entry.second} cells={entry.first.length} wrongAt={wrongAt} onType={type} />
        ) : null}
        <DiceState entry={entry} />
        <div className="dice-buttons">
          {second ? (
            <>
              <Button
                onClick={() => {
                  setEntry(startDice(entry.kind));
                }}
              >
                {words.bothAgain}
              </Button>
              <Button
                onClick={() => {
                  setEntry({ ...entry, second: '' });
                }}
              >
                {words.secondAgain}
              </Button>
              <Button
                type="primary"
                disabled={!agrees(entry)}
                loading={dice.phase.at === 'running'}
                onClick={() => void dice.run({ serial, kind: entry.kind, first: entry.first, second: entry.second })}
              >
                {words.diceSave}
              </Button>
            </>
          ) : (
            <Button
              type="primary"
              disabled={!mayTurn(entry)}
              onClick={() => {
                setEntry(turn(entry));
              }}
            >
              {words.firstDone}
            </Button>
          )}
        </div>
      </Sheet>
      {dice.phase.at === 'failed' ? <ErrorNotice text={errorSentence(dice.phase.error)} /> : null}
    </div>
  );
};

/** One line that says what is missing or where the readings part. */
const DiceState = ({ entry }: { readonly entry: DiceEntry }) => {
  const strange = strangeDigit(entry);
  const differing = differsAt(entry);
  const missing = missingRolls(entry);
  return (
    <p className="dice-state" role="status">
      {strange > 0 ? <StatusMark mark="look">{notADieText(strange)}</StatusMark> : null}
      {differing > 0 ? <StatusMark mark="look">{differText(differing)}</StatusMark> : null}
      {agrees(entry) ? <StatusMark mark="done">{words.diceSame}</StatusMark> : null}
      {missing > 0 && differing === 0 ? <StatusMark mark="run">{missingText(missing)}</StatusMark> : null}
      {mayTurn(entry) ? <StatusMark mark="done">{enoughText(entry.first.length)}</StatusMark> : null}
      {entry.pass === 'first' ? (
        <span className="hint">{neededText(neededRolls(entry.kind))}</span>
      ) : (
        <span className="hint">{words.masked}</span>
      )}
    </p>
  );
};
