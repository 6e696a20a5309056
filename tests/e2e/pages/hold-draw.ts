import type { Page } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { day } from '../screens/screen.ts';
import { deskOn } from './desk-pages.ts';

/** A second event of a prepared county by clicking, from its scheme to the drawn list. */
export const holdDraw = async (page: Page, name: string): Promise<void> => {
  const desk = deskOn(page);
  await desk.makeScheme(name, { from: day(0), to: day(20) });
  await desk.freeze();
  await desk.commit('甲方（操作员）', demo.secretA);
  await desk.commit('乙方（监督方）', demo.secretB);
  await desk.readFirst(demo.dice);
  await desk.readSecond(demo.dice, { name: demo.secondReader, password: demo.password }, demo.witness);
  await desk.draw(demo.secretA, demo.secretB);
};
