import { Checkbox, Form, Input } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { everyRole, type Role } from '#shared/contract/roles.ts';
import { passwordStrongEnough } from '#shared/domain/session/password-rule.ts';
import { auditStandsApart } from '#shared/domain/session/role-rule.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { systemWords as words } from '#shared/i18n/zh-cn/system.ts';
import { roleText, uiWords } from '#shared/i18n/zh-cn/ui.ts';

interface Fields {
  readonly name: string;
  readonly roles: Role[];
  readonly password: string;
}

interface Props {
  readonly onClose: () => void;
}

export const AddPersonDialog = ({ onClose }: Props) => {
  const [form] = Form.useForm<Fields>();
  const add = useCommand('people.add');
  const submit = async (fields: Fields): Promise<void> => {
    const answer = await add.run(fields);
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      open
      title={words.addTitle}
      confirmLabel={words.add}
      cancelLabel={uiWords.cancel}
      busy={add.phase.at === 'running'}
      onConfirm={form.submit}
      onCancel={onClose}
    >
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
        <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: words.nameMissing }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="roles"
          label={words.roles}
          rules={[
            {
              validator: (_, roles: readonly Role[] = []) => {
                if (roles.length === 0) return Promise.reject(new Error(words.rolesMissing));
                return auditStandsApart(roles) ? Promise.resolve() : Promise.reject(new Error(words.rolesAuditApart));
              },
            },
          ]}
        >
          <Checkbox.Group options={everyRole.map((role) => ({ value: role, label: roleText[role] }))} />
        </Form.Item>
        <Form.Item
          name="password"
          label={words.password}
          extra={words.passwordRule}
          rules={[
            {
              validator: (_, typed: string | undefined) =>
                passwordStrongEnough(typed ?? '') ? Promise.resolve() : Promise.reject(new Error(words.passwordWeak)),
            },
          ]}
        >
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
        {add.phase.at === 'failed' ? <ErrorNotice text={errorSentence(add.phase.error)} /> : null}
      </Form>
    </Dialog>
  );
};
