import type { FormerKey } from '#shared/contract/keys.ts';
import type { OfficeRole } from '#shared/contract/office.ts';
import { formerKeyText, keysWords as words } from '#shared/i18n/zh-cn/keys.ts';

interface Props {
  readonly former: readonly FormerKey[];
  readonly role: OfficeRole;
}

/** The keys that sealed before, and what became of what they sealed. */
export const FormerKeys = ({ former, role }: Props) =>
  former.length === 0 ? null : (
    <>
      <h3 className="keys-label">{words.formerTitle}</h3>
      <ul className="former-keys">
        {former.map((key) => (
          <li key={key.signer}>
            <p>
              {key.label} <span className="mono">{key.fingerprint}</span>
            </p>
            <p className="hint">{formerKeyText(key, role)}</p>
          </li>
        ))}
      </ul>
    </>
  );
