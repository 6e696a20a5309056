import { groupLabel, keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import type { FingerprintGroup } from './digits.ts';

interface Props {
  readonly groups: readonly FingerprintGroup[];
  readonly large?: boolean;
}

const hidden = '·····';

/** Thirty digits in six groups, in the order they are read aloud. */
export const DigitGroups = ({ groups, large = false }: Props) => (
  <ol className={large ? 'digit-groups digit-groups-large' : 'digit-groups'}>
    {groups.map(({ group, digits }) => (
      <li
        key={group}
        aria-label={digits === null ? `${groupLabel(group)} ${words.maskedGroup}` : undefined}
        className={digits === null ? 'digit-hidden' : ''}
      >
        {digits ?? hidden}
      </li>
    ))}
  </ol>
);
