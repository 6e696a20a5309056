import type { Page } from 'playwright/test';

/**
 * Gives the file field of the open dialog, or of the page when none is open, paths of this machine, as the system's own dialog would;
 * Playwright would copy the bytes instead.
 */
export const chooseFile = async (page: Page, ...filePaths: string[]): Promise<void> => {
  const dialogs = await page.getByRole('dialog').count();
  const selector = `${dialogs > 0 ? '[role=dialog] ' : ''}input[type=file]`;
  await page.locator(selector).first().waitFor({ state: 'attached' });
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', {});
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  await session.send('DOM.setFileInputFiles', { nodeId, files: filePaths });
  await session.detach();
};
