import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { OwnKey } from '#shared/contract/keys.ts';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { DigitGroups } from './DigitGroups.tsx';
import { groupsShown } from './digits.ts';
import { UnlockForm } from './UnlockForm.tsx';

interface Props {
  readonly own: OwnKey;
  /** What the fingerprint is for. */
  readonly hint?: string;
}

/** The office's own key: how others recognise it, and the way to unlock it. */
export const OwnKeyView = ({ own, hint }: Props) => (
  <>
    <p className="keys-label">{words.fingerprint}</p>
    <DigitGroups groups={groupsShown(own.fingerprint, [])} />
    {hint === undefined ? null : <p className="hint">{hint}</p>}
    <p className="keys-lock">
      <StatusMark mark={own.unlocked ? 'done' : 'lock'}>{own.unlocked ? words.unlocked : words.locked}</StatusMark>
    </p>
    {own.unlocked ? null : <UnlockForm />}
  </>
);
