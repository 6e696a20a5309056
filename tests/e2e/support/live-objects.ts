import type { Page } from 'playwright/test';

/** How many objects with this property of their own are alive in the page; collects garbage before. */
export const liveObjectsWith = async (page: Page, property: string): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { result: prototype } = await session.send('Runtime.evaluate', { expression: 'Object.prototype' });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId ?? '' });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function (name) { return this.filter((one) => Object.hasOwn(one, name)).length; }',
    arguments: [{ value: property }],
    returnByValue: true,
  });
  await session.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
  await session.detach();
  return Number(result.value);
};
