import { Form, Input } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { isoDayOf } from '#renderer/ui/iso-day.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { issueWords as words } from '#shared/i18n/zh-cn/items.ts';

interface Fields {
  readonly versionNo: string;
  readonly issuedOn: string;
  readonly note?: string;
}

export const IssueDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [form] = Form.useForm<Fields>();
  const issue = useCommand('items.issue');
  const submit = async ({ versionNo, issuedOn, note = '' }: Fields): Promise<void> => {
    const answer = await issue.run({ versionNo, issuedOn: isoDayOf(issuedOn) ?? '', note });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      open
      title={words.title}
      confirmLabel={words.confirm}
      cancelLabel={words.leave}
      busy={issue.phase.at === 'running'}
      onConfirm={form.submit}
      onCancel={onClose}
    >
      <p className="hint">{words.text}</p>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
        <Form.Item
          name="versionNo"
          label={words.versionNo}
          extra={words.versionNoHint}
          rules={[{ required: true, whitespace: true, message: words.versionNoMissing }]}
        >
          <Input maxLength={40} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item
          name="issuedOn"
          label={words.issuedOn}
          validateTrigger="onBlur"
          rules={[
            {
              validator: (_, typed: string | undefined) =>
                isoDayOf(typed ?? '') === null ? Promise.reject(new Error(words.dayBad)) : Promise.resolve(),
            },
          ]}
        >
          <Input maxLength={20} autoComplete="off" />
        </Form.Item>
        <Form.Item name="note" label={words.note}>
          <Input maxLength={400} autoComplete="off" />
        </Form.Item>
      </Form>
      {issue.phase.at === 'failed' ? <ErrorNotice text={errorSentence(issue.phase.error)} /> : null}
    </Dialog>
  );
};
