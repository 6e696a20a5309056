import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { sessionWords as words } from '#shared/i18n/zh-cn/session.ts';
import { RecoverForm } from './RecoverForm.tsx';
import './session.css';
import { signInTrouble } from './sign-in-trouble.ts';

interface Fields {
  readonly name: string;
  readonly password: string;
}

interface Props {
  readonly officeName: string;
  readonly keepRecovery: string;
}

export const SignInPage = ({ officeName, keepRecovery }: Props) => {
  const [recovering, setRecovering] = useState(false);
  return (
    <main className="session-page">
      <Sheet>
        <h1>{recovering ? words.recoverTitle : words.signInTitle}</h1>
        <p className="session-office">{officeName}</p>
        {recovering ? (
          <RecoverForm
            keep={keepRecovery}
            onBack={() => {
              setRecovering(false);
            }}
          />
        ) : (
          <SignInForm
            onForgot={() => {
              setRecovering(true);
            }}
          />
        )}
      </Sheet>
    </main>
  );
};

const SignInForm = ({ onForgot }: { readonly onForgot: () => void }) => {
  const signIn = useCommand('session.signIn');
  const trouble = signInTrouble(signIn.phase);
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void signIn.run(fields)}>
      <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: words.nameMissing }]}>
        <Input maxLength={40} autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={words.password} rules={[{ required: true, message: words.passwordMissing }]}>
        <Input.Password maxLength={200} autoComplete="current-password" />
      </Form.Item>
      {trouble === null ? null : <ErrorNotice text={trouble} />}
      <div className="session-foot">
        <Button type="link" onClick={onForgot}>
          {words.forgot}
        </Button>
        <Button type="primary" htmlType="submit" loading={signIn.phase.at === 'running'}>
          {words.signIn}
        </Button>
      </div>
    </Form>
  );
};
