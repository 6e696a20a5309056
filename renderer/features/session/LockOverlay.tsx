import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { lockedPersonText, sessionWords as words } from '#shared/i18n/zh-cn/session.ts';
import './session.css';
import { signInTrouble } from './sign-in-trouble.ts';

interface Props {
  readonly personName: string;
}

/** Stands over the page, which stays as it was beneath and cannot be reached meanwhile. */
export const LockOverlay = ({ personName }: Props) => {
  const signIn = useCommand('session.signIn');
  const [otherPerson, setOtherPerson] = useState(false);
  const trouble = signInTrouble(signIn.phase);
  return (
    <div className="lock-overlay session-page" role="dialog" aria-modal="true" aria-labelledby="lock-title">
      <Sheet>
        <h1 id="lock-title">{words.lockedTitle}</h1>
        <p className="session-office">{lockedPersonText(personName)}</p>
        <Form<{ readonly name?: string; readonly password: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={({ name, password }) => void signIn.run({ name: name ?? personName, password })}
        >
          <p className="hint">{otherPerson ? words.otherPersonLead : words.lockedLead}</p>
          {otherPerson ? (
            <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: words.nameMissing }]}>
              <Input maxLength={40} autoComplete="username" autoFocus />
            </Form.Item>
          ) : null}
          <Form.Item name="password" label={words.password} rules={[{ required: true, message: words.passwordMissing }]}>
            <Input.Password maxLength={200} autoComplete="current-password" autoFocus />
          </Form.Item>
          {trouble === null ? null : <ErrorNotice text={trouble} />}
          <div className="session-foot">
            <Button
              type="link"
              onClick={() => {
                setOtherPerson(!otherPerson);
              }}
            >
              {otherPerson ? words.samePerson : words.otherPerson}
            </Button>
            <Button type="primary" htmlType="submit" loading={signIn.phase.at === 'running'}>
              {words.unlock}
            </Button>
          </div>
        </Form>
      </Sheet>
    </div>
  );
};
