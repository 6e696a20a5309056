import { Button, Form, Input } from 'antd';
import { itemFormWords as words, itemsWords } from '#shared/i18n/zh-cn/items.ts';

const { formColumns: titles } = itemsWords;

/** The checklist form of an item, one content a row; the place of a row is its number. */
export const ChecklistRows = () => (
  <Form.List name="checklist">
    {(rows, { add, remove }) => (
      <>
        <h2>{itemsWords.formTitle}</h2>
        {rows.map(({ key, name }) => (
          <div key={key} className="item-form-row">
            <Form.Item
              name={[name, 'content']}
              label={`${name + 1}. ${titles.content}`}
              rules={[{ required: true, whitespace: true, message: words.contentMissing }]}
            >
              <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 4 }} />
            </Form.Item>
            <Form.Item name={[name, 'how']} label={titles.how}>
              <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 4 }} />
            </Form.Item>
            <Form.Item name={[name, 'materials']} label={titles.materials}>
              <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 4 }} />
            </Form.Item>
            <Button
              onClick={() => {
                remove(name);
              }}
            >
              {words.removeRow}
            </Button>
          </div>
        ))}
        <Button
          onClick={() => {
            add({ content: '', how: '', materials: '' });
          }}
        >
          {words.addRow}
        </Button>
      </>
    )}
  </Form.List>
);
