import { expect, it } from 'vitest';
import { auditText } from '#shared/i18n/zh-cn/audit.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';

it('says a mail limit as it was set, not rounded like the size of a file', () => {
  expect(auditText['bundles.mailLimitSaved']({ before: 18 * 1024, after: 7.5 * 1024 })).toBe('邮件附件上限由 18 MB 改为 7.5 MB');
  const bounds = { limitKiB: 100, least: 256, most: 2_048_000 };
  expect(errorSentence({ code: 'bundle.mailLimitBounds', params: bounds })).toMatch(/不能是 100 KB，.*请填 256 KB 到 2000 MB 之间/u);
});
