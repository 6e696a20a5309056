import { Checkbox, Form, Input, Select } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { ItemInput, ItemView } from '#shared/contract/items.ts';
import { subjectKinds } from '#shared/contract/subjects.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { itemFieldTitle as title, itemFormWords as words, itemKindText, itemsWords } from '#shared/i18n/zh-cn/items.ts';
import { ChecklistRows } from './ChecklistRows.tsx';
import { inputOf, newItem } from './item-form.ts';

interface Props {
  /** Null: a new item of the bureau's own. */
  readonly item: ItemView | null;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

export const ItemDialog = ({ item, onClose, onSaved }: Props) => {
  const [form] = Form.useForm<ItemInput>();
  const save = useCommand('items.save');
  const choices = useQuery('inspectors.choices', {});
  const lines = choices.at === 'ready' ? choices.value.lines : [];
  const fixed = item?.origin === 'city';
  const submit = async (input: ItemInput): Promise<void> => {
    const answer = await save.run({ id: item?.id ?? null, item: input });
    if (answer.ok) onSaved(answer.value.id);
  };
  const text = (field: 'category' | 'method' | 'subName' | 'subjects' | 'appliesToTag', most: number, own = false) => (
    <Form.Item name={field} label={title(field)}>
      <Input maxLength={most} autoComplete="off" disabled={fixed && !own} />
    </Form.Item>
  );
  return (
    <Dialog
      open
      width={880}
      title={item === null ? words.addTitle : words.editTitle(itemTitle(item))}
      confirmLabel={words.save}
      cancelLabel={words.leave}
      busy={save.phase.at === 'running'}
      onConfirm={form.submit}
      onCancel={onClose}
    >
      {fixed ? <Strip mark="lock">{words.cityHint}</Strip> : null}
      {item?.used ? <Strip mark="look">{words.usedHint}</Strip> : null}
      <Form<ItemInput>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="item-form"
        initialValues={item === null ? newItem : inputOf(item)}
        scrollToFirstError
        onFinish={(input) => void submit(input)}
      >
        <div className="item-form-grid">
          <Form.Item name="code" label={title('code')} rules={[{ required: true, whitespace: true, message: words.codeMissing }]}>
            <Input className="mono" maxLength={40} autoComplete="off" disabled={fixed} />
          </Form.Item>
          <Form.Item name="name" label={title('name')} rules={[{ required: true, whitespace: true, message: words.nameMissing }]}>
            <Input maxLength={200} autoComplete="off" disabled={fixed} />
          </Form.Item>
          {text('subName', 200)}
          {text('category', 100)}
          <Form.Item name="grade" label={title('grade')}>
            <Select
              disabled={fixed}
              options={[
                { value: 'key', label: itemsWords.key },
                { value: 'ordinary', label: itemsWords.ordinary },
              ]}
            />
          </Form.Item>
          {text('method', 200)}
          <Form.Item name="line" label={title('line')}>
            <Select
              options={[{ value: 0, label: itemsWords.noLine }, ...lines.map(({ number, name }) => ({ value: number, label: name }))]}
            />
          </Form.Item>
          {text('appliesToTag', 60, true)}
          <Form.Item name="appliesToKinds" label={title('appliesToKinds')}>
            <Select mode="multiple" options={subjectKinds.map((value) => ({ value, label: itemKindText[value] }))} />
          </Form.Item>
          {text('subjects', 300)}
          <Form.Item name="published" valuePropName="checked" label={title('published')}>
            <Checkbox>{words.published}</Checkbox>
          </Form.Item>
        </div>
        <Form.Item name="basis" label={title('basis')}>
          <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 6 }} disabled={fixed} />
        </Form.Item>
        <Form.Item name="content" label={title('content')}>
          <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 6 }} disabled={fixed} />
        </Form.Item>
        <Form.Item name="note" label={title('note')}>
          <Input maxLength={1000} autoComplete="off" />
        </Form.Item>
        <ChecklistRows />
      </Form>
      {save.phase.at === 'failed' ? <ErrorNotice text={errorSentence(save.phase.error)} /> : null}
    </Dialog>
  );
};
