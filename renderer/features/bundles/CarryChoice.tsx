import { InputNumber, Radio } from 'antd';
import { useId } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { carryWords as words } from '#shared/i18n/zh-cn/carry.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { megabytesOf } from '#shared/i18n/zh-cn/numbers.ts';
import { typedLimit, type Carry } from './carry.ts';

interface Props {
  readonly carry: Carry;
  readonly onChange: (carry: Carry) => void;
}

/**
 * How the next bundle travels: on a stick, as large as it is, or by mail, in as many files as its limit asks for (BUNDLE-SPEC 7.1). A limit that is
 * typed becomes the office's.
 */
export const CarryChoice = ({ carry, onChange }: Props) => {
  const id = useId();
  const group = `${id}-group`;
  const held = useQuery('bundles.mailLimit', {});
  const save = useCommand('bundles.saveMailLimit');
  const officeKiB = held.at === 'ready' ? held.value.limitKiB : null;
  const shownKiB = carry.typedKiB ?? officeKiB;
  const keep = (typed: string): void => {
    const limitKiB = typedLimit(typed);
    if (limitKiB === null || shownKiB === null || megabytesOf(limitKiB) === megabytesOf(shownKiB)) return;
    onChange({ ...carry, typedKiB: limitKiB });
    void save.run({ limitKiB });
  };
  return (
    <Sheet className="carry">
      <span id={group}>{words.title}</span>
      <Radio.Group
        aria-labelledby={group}
        value={carry.by}
        options={[
          { value: 'stick', label: words.stick },
          { value: 'mail', label: words.mail },
        ]}
        onChange={({ target }) => {
          onChange({ ...carry, by: target.value === 'mail' ? 'mail' : 'stick' });
        }}
      />
      {carry.by === 'mail' && shownKiB !== null ? (
        <>
          <label htmlFor={id}>{words.limit}</label>
          <InputNumber
            controls={false}
            id={id}
            className="carry-limit"
            value={megabytesOf(shownKiB)}
            onBlur={({ target }) => {
              keep(target.value);
            }}
            onPressEnter={({ target }) => {
              if (target instanceof HTMLInputElement) keep(target.value);
            }}
          />
          <span>{words.unit}</span>
          <span className="hint">{words.hint}</span>
        </>
      ) : null}
      {save.phase.at === 'failed' ? <ErrorNotice text={errorSentence(save.phase.error)} /> : null}
    </Sheet>
  );
};
