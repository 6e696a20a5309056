import type { Page } from 'playwright/test';

/** Gives the page's file field paths of this machine, as the system's own dialog would; Playwright would copy the bytes instead. */
export const chooseFile = async (page: Page, ...filePaths: string[]): Promise<void> => {
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', {});
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'input[type=file]' });
  await session.send('DOM.setFileInputFiles', { nodeId, files: filePaths });
  await session.detach();
};
