import { expect, type Page } from 'playwright/test';
import { figureKeys, type FigureKey } from '#shared/domain/figures/figures.ts';
import { figureText, linesTitle, openPart, yearText } from '#shared/i18n/zh-cn/figures.ts';
import { closeDialog, day, go } from '../screens/screen.ts';

/** 统计台账 as a person reads it. */
export interface FiguresPage {
  readonly open: (year: number) => Promise<void>;
  /** The two numbers of each card; a plain count has one. */
  readonly read: () => Promise<Readonly<Record<string, readonly [number, number | null]>>>;
  /** Opens the lines behind a numerator and gives how many there are. */
  readonly linesBehind: (key: FigureKey, numerator: number) => Promise<number>;
}

const numberOf = (text: string | null): number => Number((text ?? '').replaceAll(/[^\d]/g, ''));

export const figuresPageOn = (page: Page): FiguresPage => {
  const cards = page.getByRole('list', { name: '年度指标' }).getByRole('listitem');
  return {
    open: async (year) => {
      await go(page, '统计台账');
      if (year !== Number(day(0).slice(0, 4))) {
        await page.getByLabel('年度', { exact: true }).click();
        await page.getByTitle(yearText(year)).click();
      }
      await expect(cards).toHaveCount(figureKeys.length);
    },
    read: async () => {
      const read = await Promise.all(
        figureKeys.map(async (key) => {
          const card = cards.filter({ has: page.getByRole('heading', { name: figureText[key].title, exact: true }) });
          const parts = await card.getByRole('button').allTextContents();
          return [key, [numberOf(parts[0] ?? null), parts.length > 1 ? numberOf(parts[1] ?? null) : null]] as const;
        }),
      );
      return Object.fromEntries(read);
    },
    linesBehind: async (key, numerator) => {
      await page.getByRole('button', { name: openPart(key, 'numerator', numerator), exact: true }).click();
      const dialog = page.getByRole('dialog', { name: linesTitle(key, 'numerator', numerator), exact: true });
      await expect(dialog).toBeVisible();
      const grid = dialog.getByRole('grid');
      const rows = numerator === 0 ? 0 : Number(await grid.getAttribute('aria-rowcount')) - 1;
      await closeDialog(page);
      return rows;
    },
  };
};
