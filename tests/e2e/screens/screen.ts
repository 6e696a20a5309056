import { expect, type Locator, type Page } from 'playwright/test';
import { chinaTime } from '#shared/base/china-time.ts';
import type { FieldComputers } from '../support/field-computers.ts';
import type { HandedOffices } from '../support/hand-down-offices.ts';
import type { PreparedOffices } from '../support/prepared-offices.ts';
import type { DisputedCity } from '../support/disputed-city.ts';
import type { LostMachine } from '../support/lost-machine.ts';
import type { TroubledCity } from '../support/troubled-city.ts';

/** Every office that a walk goes through. */
export interface EveryOffice extends PreparedOffices, HandedOffices {
  /** A city that waits for a county's missing bundle. */
  readonly troubled: TroubledCity;
  /** A city with revisions that do not follow one another. */
  readonly disputed: DisputedCity;
  /** A county with an older database put back, and its city. */
  readonly restored: LostMachine;
  /** A bureau with a computer for the field, to which its task was lent. */
  readonly field: FieldComputers;
}

/** One screen or one state of it that a person can be looking at, and the way there from the screen before. */
export interface Screen {
  readonly name: string;
  readonly open: (page: Page, offices: EveryOffice) => Promise<void>;
  /** It is the projector's window that is looked at. */
  readonly stage?: true;
}

/** Screens that are seen one after the other in one application on one data folder. */
export interface Walk {
  readonly title: string;
  /** The data folder; a new one when there is none. */
  readonly dataDir?: (offices: EveryOffice) => string;
  readonly screens: readonly Screen[];
}

/** A day from today on, as forms take it: today as the office has it, in China's time. */
export const day = (later: number): string => chinaTime(Date.now() + later * 86_400_000).slice(0, 10);

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
export const go = (page: Page, place: string): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name: place, exact: true }).click();
export const see = (page: Page, text: string | RegExp): Promise<void> => expect(page.getByText(text).first()).toBeVisible();
export const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

/** A screen that the menu leads to. */
export const place = (name: string, entry: string, shows: string | RegExp): Screen => ({
  name,
  open: async (page) => {
    await go(page, entry);
    await see(page, shows);
  },
});

export const signIn = async (page: Page, name: string, password: string): Promise<void> => {
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await button(page, '登录').click();
  await expect(page.getByRole('navigation')).toBeVisible();
};
