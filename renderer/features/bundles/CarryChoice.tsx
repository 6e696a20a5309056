import { InputNumber, Radio } from 'antd';
import { useId } from 'react';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { carryWords as words } from '#shared/i18n/zh-cn/carry.ts';
import { mailLimits, type Carry } from './carry.ts';

interface Props {
  readonly carry: Carry;
  readonly onChange: (carry: Carry) => void;
}

/** How the next bundle travels: on a stick, as large as it is, or by mail, in as many files as its limit asks for (BUNDLE-SPEC 7.1). */
export const CarryChoice = ({ carry, onChange }: Props) => {
  const id = useId();
  const group = `${id}-group`;
  const byMail = carry.by === 'mail';
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
      {byMail ? (
        <>
          <label htmlFor={id}>{words.limit}</label>
          <InputNumber
            controls={false}
            id={id}
            className="carry-limit"
            min={mailLimits.least}
            max={mailLimits.most}
            precision={0}
            value={carry.megabytes}
            onChange={(typed) => {
              onChange({ ...carry, megabytes: typed ?? mailLimits.usual });
            }}
          />
          <span>{words.unit}</span>
          <span className="hint">{words.hint}</span>
        </>
      ) : null}
    </Sheet>
  );
};
