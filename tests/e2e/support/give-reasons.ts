import type { Page } from 'playwright/test';

/** Writes a reason wherever the pre-flight of the open scheme asks for one. */
export const giveReasons = async (page: Page, reason: string): Promise<void> => {
  const fields = page.getByPlaceholder('写明为什么照此封存');
  for (let index = 0; index < (await fields.count()); index += 1) await fields.nth(index).fill(reason);
};
