import { expect, type Locator, type Page } from 'playwright/test';

/** A person at the keyboard: nothing here touches the mouse. */
export interface Keyboard {
  /** Presses Tab, or the key that moves where the focus is, until it is there. */
  readonly tabTo: (place: Locator, key?: string) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
}

const mostTabs = 150;

export const keyboardOn = (page: Page): Keyboard => {
  const isThere = (place: Locator): Promise<boolean> => place.evaluate((element) => element === document.activeElement);
  return {
    tabTo: async (place, key = 'Tab') => {
      await expect(place).toBeAttached();
      for (let pressed = 0; pressed < mostTabs; pressed += 1) {
        if (await isThere(place)) return;
        await page.keyboard.press(key);
      }
      throw new Error('the keyboard does not get there');
    },
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
  };
};
