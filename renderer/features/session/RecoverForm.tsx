import { Button, Form, Input } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { passwordStrongEnough } from '#shared/domain/session/password-rule.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { recoverRefusedText, sessionWords as words } from '#shared/i18n/zh-cn/session.ts';

interface Fields {
  readonly name: string;
  readonly recoveryCode: string;
  readonly password: string;
  readonly again: string;
}

interface Props {
  /** Under this word the new recovery code is found again after the window has become the signed-in one. */
  readonly keep: string;
  readonly onBack: () => void;
}

export const RecoverForm = ({ keep, onBack }: Props) => {
  const recover = useCommand('session.recover', keep);
  const { phase } = recover;
  const refused = phase.at === 'done' && phase.value.at === 'refused' ? recoverRefusedText(phase.value.triesLeft) : null;
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      onFinish={({ name, recoveryCode, password }) => void recover.run({ name, recoveryCode, password })}
    >
      <p className="hint">{words.recoverLead}</p>
      <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: words.nameMissing }]}>
        <Input maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item name="recoveryCode" label={words.recoveryCode} rules={[{ required: true, message: words.recoveryCodeMissing }]}>
        <Input className="mono" maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="password"
        label={words.newPassword}
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
        label={words.newPasswordAgain}
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
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
      {refused === null ? null : <ErrorNotice text={refused} />}
      <div className="session-foot">
        <Button type="link" onClick={onBack}>
          {words.backToSignIn}
        </Button>
        <Button type="primary" htmlType="submit" loading={phase.at === 'running'}>
          {words.recover}
        </Button>
      </div>
    </Form>
  );
};
