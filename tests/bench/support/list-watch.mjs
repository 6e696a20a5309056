// What is measured of the list of subjects inside the page itself, from the input event to the moment after the frame that shows the answer.

/** Runs inside the page. */
const install = () => {
  /** Kept once the frame that is being made has been painted. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new globalThis.MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      });
    });
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const until = (holds) =>
    new Promise((resolve) => {
      const observer = new globalThis.MutationObserver(() => check());
      const check = () => {
        if (!holds()) return;
        observer.disconnect();
        resolve(painted());
      };
      observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
      check();
    });
  const type = (field, text) => {
    Object.getOwnPropertyDescriptor(globalThis.HTMLInputElement.prototype, 'value').set.call(field, text);
    const at = performance.now();
    field.dispatchEvent(new globalThis.InputEvent('input', { bubbles: true }));
    return at;
  };
  /** Rows in sight; the row that has the focus exists wherever it is. */
  const rows = () => {
    const { top, bottom } = document.querySelector('[role=grid]')?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    return [...document.querySelectorAll('[role=grid] [role=row]')].slice(1).filter((row) => {
      const place = row.getBoundingClientRect();
      return place.bottom > top && place.top < bottom;
    });
  };
  const found = () => [...document.querySelectorAll('[role=status]')].find((one) => one.textContent.startsWith('筛出'))?.textContent;
  const listShown = () => found() !== undefined && rows().length > 3 && rows().every((row) => row.getAttribute('aria-busy') !== 'true');

  /** The grid's own field: number found and first rows. Another question comes before, so that no answer is one that was kept. */
  const inGrid = async (text, all) => {
    const field = document.querySelector('main .toolbar input');
    type(field, `${text}龘`);
    await until(() => found() !== all);
    type(field, '');
    await until(() => found() === all && listShown());
    await pause(60);
    const at = type(field, text);
    return (await until(() => found() !== all)) - at;
  };

  /** The box over everything in the top band: its lines, or that there is none. */
  const inBox = async (text) => {
    const field = document.querySelector('[role=search] input');
    const list = document.getElementById(field.getAttribute('aria-controls'));
    const said = () => list.querySelector('[role=option]') !== null || document.querySelector('.search-none') !== null;
    field.focus();
    type(field, `${text}龘`);
    await until(said);
    type(field, '');
    await until(() => !said());
    await pause(60);
    const at = type(field, text);
    const ended = await until(said);
    field.blur();
    return ended - at;
  };

  const click = async (button, holds) => {
    const at = performance.now();
    button.click();
    return (await until(holds)) - at;
  };

  /** Frame times while the list is scrolled: 90 steps of 90 pixels, then 30 jumps towards the end; and the most rows that were in memory. */
  const scroll = async () => {
    const grid = document.querySelector('[role=grid]');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times = [];
    let last = await frame();
    for (let step = 0; step < 120; step += 1) {
      grid.scrollTop = step < 90 ? step * 90 : (grid.scrollHeight * (step - 89)) / 30;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    await until(listShown);
    return times;
  };

  /** Scrolls from the top past so many rows, a page at a time, and waits for each to be there. */
  const scrollPast = async (wanted) => {
    const grid = document.querySelector('[role=grid]');
    const height = rows()[0].getBoundingClientRect().height;
    grid.scrollTop = 0;
    await until(listShown);
    while (grid.scrollTop < wanted * height) {
      grid.scrollTop += grid.clientHeight - 2 * height;
      await until(listShown);
    }
  };

  globalThis.listWatch = { inGrid, inBox, click, scroll, scrollPast, found, listShown };
};

/** Measures the list of subjects in this page from now on; every answer is in milliseconds. */
export async function watchList(page) {
  await page.evaluate(install);
  return {
    inGrid: (text, all) => page.evaluate(([question, whole]) => globalThis.listWatch.inGrid(question, whole), [text, all]),
    inBox: (text) => page.evaluate((question) => globalThis.listWatch.inBox(question), text),
    scroll: () => page.evaluate(() => globalThis.listWatch.scroll()),
    scrollPast: (wanted) => page.evaluate((count) => globalThis.listWatch.scrollPast(count), wanted),
    found: () => page.evaluate(() => globalThis.listWatch.found()),
    openSubjects: () =>
      page.evaluate(() => {
        const entry = [...document.querySelectorAll('nav button')].find((one) => one.textContent.includes('检查对象名录库'));
        return globalThis.listWatch.click(entry, globalThis.listWatch.listShown);
      }),
  };
}
