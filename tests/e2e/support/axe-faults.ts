import axe from 'axe-core';
import type { Page } from 'playwright/test';
import type { PageFault } from './page-faults.ts';

/** What axe-core finds with all its rules. The page's policy allows no further script, so it comes in over the DevTools protocol. */
export const axeFaults = async (page: Page): Promise<readonly PageFault[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { readonly axe: typeof axe };
    const { violations } = await inPage.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ rule: `axe ${id}`, what: html.slice(0, 160) })));
  });
};
