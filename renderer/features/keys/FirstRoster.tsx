import { Input } from 'antd';
import { useId, useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { ChosenPath } from '#shared/contract/shell.ts';
import { bundleOutcomeSentence } from '#shared/i18n/zh-cn/bundle-outcomes.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords as words, typedDigitsText } from '#shared/i18n/zh-cn/keys.ts';
import { digitsOf, groupsOfFive, rootDigitCount } from './digits.ts';

interface Props {
  /** Later rosters prove themselves by the one before, so no digits are asked. */
  readonly known: boolean;
}

/** The very first roster is believed only with the digits that came on paper (BUNDLE-SPEC 11.4). */
export const FirstRoster = ({ known }: Props) => {
  const shell = useShell();
  const command = useCommand('bundles.import');
  const [typed, setTyped] = useState('');
  const [wasFirst] = useState(!known);
  const id = useId();
  const digits = digitsOf(typed);
  const whole = digits.length === rootDigitCount;
  const take = ({ token }: ChosenPath): void => {
    void command.run({ file: token, ...(known ? {} : { rootDigits: digits }) });
  };
  const { phase } = command;
  const takenText = wasFirst ? `${words.rosterTaken}${words.newMachineNext}` : words.rosterTaken;
  return (
    <>
      {known ? (
        <p>{words.laterRoster}</p>
      ) : (
        <>
          <p>{words.rosterLead}</p>
          <label className="keys-label" htmlFor={id}>
            {words.rootDigits}
          </label>
          <Input
            id={id}
            className="keys-digits"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            aria-describedby={`${id}-below`}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
            onBlur={() => {
              setTyped(groupsOfFive(digits));
            }}
          />
          <p id={`${id}-below`} className="hint">
            {words.rootDigitsHint} {typedDigitsText(digits.length)}
          </p>
        </>
      )}
      {known || whole ? (
        <FileDrop
          chooseLabel={words.chooseRoster}
          fieldLabel={words.rosterField}
          accept=""
          choose={() => shell.chooseFile('bundle')}
          tokenOf={(file) => shell.tokenOfDropped(file)}
          onChosen={take}
        >
          {words.dropRoster}
        </FileDrop>
      ) : null}
      {phase.at === 'running' ? <p role="status">{words.reading}</p> : null}
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
      {phase.at === 'done' ? (
        <Strip mark={phase.value.result.outcome === 'ACCEPT' || phase.value.result.outcome === 'DUPLICATE' ? 'done' : 'look'}>
          {phase.value.result.outcome === 'ACCEPT' ? takenText : bundleOutcomeSentence(phase.value.result)}
        </Strip>
      ) : null}
    </>
  );
};
