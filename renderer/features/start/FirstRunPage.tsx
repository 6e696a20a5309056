import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useChangeDataFolder } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { Division, OfficeRole } from '#shared/contract/office.ts';
import { passwordStrongEnough } from '#shared/domain/session/password-rule.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { startWords as words } from '#shared/i18n/zh-cn/start.ts';
import './start.css';

interface Fields {
  readonly role: OfficeRole;
  readonly code: string;
  readonly adminName: string;
  readonly password: string;
  readonly again: string;
}

interface Props {
  readonly dataFolder: string;
  /** Under this word the answer is found again by the page that shows the recovery code. */
  readonly keep: string;
}

const none: readonly Division[] = [];

/** First run (UX 15): the office, the folder and the first administrator on one page. */
export const FirstRunPage = ({ dataFolder, keep }: Props) => {
  const divisions = useQuery('office.divisions', {});
  const create = useCommand('office.create', keep);
  const changeDataFolder = useChangeDataFolder();
  const [folder, setFolder] = useState(dataFolder);
  const [form] = Form.useForm<Fields>();
  const role = Form.useWatch<OfficeRole | undefined>('role', form) ?? 'county';
  const all = divisions.at === 'ready' ? divisions.value : none;

  const changeFolder = async (): Promise<void> => {
    const chosen = await changeDataFolder();
    if (chosen !== null) setFolder(chosen);
  };
  const submit = ({ code, adminName, password }: Fields): void => {
    const division = all.find((one) => one.code === code);
    if (division) void create.run({ code, name: division.officeName, role: division.role, adminName, password });
  };
  const onRole = (next: OfficeRole): void => {
    const fitting = all.filter((division) => division.role === next);
    const [only] = fitting;
    if (only && fitting.length === 1) form.setFieldsValue({ code: only.code });
    else form.resetFields(['code']);
  };

  return (
    <main className="start-page">
      <h1>{words.title}</h1>
      <p className="hint">{words.lead}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'county' }}
        onFinish={submit}
        scrollToFirstError={{ focus: true }}
      >
        <Sheet title={words.officeTitle}>
          <Form.Item name="role" label={words.roleLabel}>
            <Radio.Group
              onChange={(event) => {
                onRole(event.target.value as OfficeRole); // the options below are the two roles
              }}
              options={[
                { value: 'county', label: words.county },
                { value: 'city', label: words.city },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="code"
            label={words.officeLabel}
            extra={words.officeHint}
            rules={[{ required: true, message: words.officeMissing }]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={words.officePlaceholder}
              notFoundContent={words.noDivision}
              options={all
                .filter((division) => division.role === role)
                .map(({ code, officeName }) => ({ value: code, label: `${officeName} ${code}` }))}
            />
          </Form.Item>
        </Sheet>
        <Sheet title={words.folderTitle} extra={<Button onClick={() => void changeFolder()}>{words.changeFolder}</Button>}>
          <p className="start-folder">{folder}</p>
          <p className="hint">{words.folderHint}</p>
        </Sheet>
        <Sheet title={words.adminTitle}>
          <Form.Item name="adminName" label={words.adminLabel} rules={[{ required: true, whitespace: true, message: words.adminMissing }]}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <div className="start-pair">
            <Form.Item
              name="password"
              label={words.passwordLabel}
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
            <Form.Item
              name="again"
              label={words.passwordAgainLabel}
              dependencies={['password']}
              rules={[
                ({ getFieldValue }) => ({
                  validator: (_, typed: string | undefined) =>
                    typed !== undefined && typed === getFieldValue('password')
                      ? Promise.resolve()
                      : Promise.reject(new Error(words.passwordsDiffer)),
                }),
              ]}
            >
              <Input.Password maxLength={200} autoComplete="new-password" />
            </Form.Item>
          </div>
        </Sheet>
        {divisions.at === 'failed' ? <ErrorNotice text={errorSentence(divisions.error)} /> : null}
        {create.phase.at === 'failed' ? <ErrorNotice text={errorSentence(create.phase.error)} /> : null}
        <div className="start-foot">
          <span role="status">{create.phase.at === 'running' ? words.creating : ''}</span>
          <Button type="primary" size="large" htmlType="submit" loading={create.phase.at === 'running'}>
            {words.create}
          </Button>
        </div>
      </Form>
    </main>
  );
};
