import { Button, Form, Input } from 'antd';
import { inspectorFormWords as words } from '#shared/i18n/zh-cn/inspectors.ts';
import { DayItem } from './DayItem.tsx';

/** Leaves, one a row. */
export const LeaveRows = () => (
  <Form.List name="leaves">
    {(rows, { add, remove }) => (
      <>
        <h2>{words.groupLeaves}</h2>
        {rows.map(({ key, name }) => (
          <div key={key} className="person-span">
            <DayItem name={[name, 'from']} label={words.from} required />
            <DayItem name={[name, 'to']} label={words.to} extra={words.openEnd} />
            <Form.Item name={[name, 'reason']} label={words.reason}>
              <Input maxLength={200} autoComplete="off" />
            </Form.Item>
            <Remove
              onClick={() => {
                remove(name);
              }}
            />
          </div>
        ))}
        <Button
          onClick={() => {
            add({ from: '', to: '', reason: '' });
          }}
        >
          {words.addLeave}
        </Button>
      </>
    )}
  </Form.List>
);

/** Declared recusals, one subject a row. */
export const RecusalRows = () => (
  <Form.List name="recusals">
    {(rows, { add, remove }) => (
      <>
        <h2>{words.groupRecusals}</h2>
        {rows.map(({ key, name }) => (
          <div key={key} className="person-span person-span-coded">
            <Form.Item
              name={[name, 'subjectCode']}
              label={words.subjectCode}
              rules={[{ required: true, whitespace: true, message: words.codeMissing }]}
            >
              <Input className="mono" maxLength={20} autoComplete="off" />
            </Form.Item>
            <DayItem name={[name, 'from']} label={words.from} />
            <DayItem name={[name, 'to']} label={words.to} extra={words.openEnd} />
            <Form.Item
              name={[name, 'reason']}
              label={words.reason}
              rules={[{ required: true, whitespace: true, message: words.reasonMissing }]}
            >
              <Input maxLength={200} autoComplete="off" />
            </Form.Item>
            <Remove
              onClick={() => {
                remove(name);
              }}
            />
          </div>
        ))}
        <Button
          onClick={() => {
            add({ subjectCode: '', from: '', to: '', reason: '' });
          }}
        >
          {words.addRecusal}
        </Button>
      </>
    )}
  </Form.List>
);

const Remove = ({ onClick }: { readonly onClick: () => void }) => <Button onClick={onClick}>{words.remove}</Button>;
