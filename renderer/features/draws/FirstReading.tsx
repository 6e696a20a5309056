import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DiceKind } from '#shared/contract/draws.ts';
import { ceremonyWords as words } from '#shared/i18n/zh-cn/ceremony.ts';
import { drawsWords, enoughText, missingText, neededText, notADieText } from '#shared/i18n/zh-cn/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { complete, digitsIn, missingRolls, neededRolls, strangeDigit, type DiceEntry } from './dice-entry.ts';
import { DiceRow } from './DiceRow.tsx';

/** One person types what the witnesses read out; then it is hidden, from this person too. */
export const FirstReading = ({ serial }: { readonly serial: string }) => {
  const read = useCommand('draws.readFirst');
  const [entry, setEntry] = useState<DiceEntry>({ kind: 'tenSided', digits: '' });
  const strange = strangeDigit(entry);
  const missing = missingRolls(entry);
  return (
    <>
      <Sheet
        title={drawsWords.dice}
        extra={
          <Segmented<DiceKind>
            aria-label={drawsWords.diceKind}
            value={entry.kind}
            options={[
              { value: 'tenSided', label: drawsWords.tenSided },
              { value: 'sixSided', label: drawsWords.sixSided },
            ]}
            onChange={(kind) => {
              setEntry({ kind, digits: '' });
            }}
          />
        }
      >
        <DiceRow
          key={entry.kind}
          label={drawsWords.firstPass}
          digits={entry.digits}
          cells={neededRolls(entry.kind)}
          wrong={strange > 0 ? [strange] : []}
          onType={(text) => {
            setEntry({ ...entry, digits: digitsIn(text) });
          }}
        />
        <p className="dice-state" role="status">
          {strange > 0 ? <StatusMark mark="look">{notADieText(strange)}</StatusMark> : null}
          {missing > 0 ? <StatusMark mark="run">{missingText(missing)}</StatusMark> : null}
          {complete(entry) ? <StatusMark mark="done">{enoughText(entry.digits.length)}</StatusMark> : null}
          <span className="hint">{neededText(neededRolls(entry.kind))}</span>
        </p>
        <div className="dice-buttons">
          <span className="hint">{words.firstHint}</span>
          <Button
            type="primary"
            disabled={!complete(entry)}
            loading={read.phase.at === 'running'}
            onClick={() => void read.run({ serial, ...entry })}
          >
            {words.firstDone}
          </Button>
        </div>
      </Sheet>
      {read.phase.at === 'failed' ? <ErrorNotice text={errorSentence(read.phase.error)} /> : null}
    </>
  );
};
