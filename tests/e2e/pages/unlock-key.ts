import type { Page } from 'playwright/test';

/** Opens the office's key in the dialog that a step asks for it with. */
export const unlockKey = async (page: Page, passphrase: string): Promise<void> => {
  const dialog = page.getByRole('dialog').filter({ has: page.getByLabel('密钥口令') });
  await dialog.getByLabel('密钥口令').fill(passphrase);
  await dialog.getByRole('button', { name: '解开密钥' }).click();
};
