import { Form, Input } from 'antd';
import { isoDayOf } from '#renderer/ui/iso-day.ts';
import { inspectorFormWords as words } from '#shared/i18n/zh-cn/inspectors.ts';

interface Props {
  readonly name: string | readonly (string | number)[];
  readonly label: string;
  readonly required?: boolean;
  readonly extra?: string;
}

/** A day typed the way people write it; empty is allowed unless it must be there. */
export const DayItem = ({ name, label, required = false, extra }: Props) => (
  <Form.Item
    name={typeof name === 'string' ? name : [...name]}
    label={label}
    extra={extra}
    validateTrigger="onBlur"
    rules={[
      ...(required ? [{ required: true, message: words.dayMissing }] : []),
      {
        validator: (_, typed: string | undefined) =>
          (typed ?? '').trim() === '' || isoDayOf(typed ?? '') !== null ? Promise.resolve() : Promise.reject(new Error(words.dayBad)),
      },
    ]}
  >
    <Input placeholder={words.dayHint} autoComplete="off" maxLength={20} />
  </Form.Item>
);
