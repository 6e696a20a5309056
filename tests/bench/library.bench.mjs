// The list of subjects in the real window on a large county: how soon it is painted, how it scrolls, how fast a question is answered.
import path from 'node:path';
import Database from 'better-sqlite3';
import { bindingPath } from '../../scripts/lib/places.mjs';
import { newOffice, option, runCli } from './support/bench-office.mjs';
import { largeCounty, madeCountyFiles } from './support/made-county-files.mjs';
import { createReport } from './support/report.mjs';
import { clerkAt, launchObserved } from './support/window-driver.mjs';

const subjects = Number(option('subjects') ?? largeCounty);
const runs = Number(option('runs') ?? 20);
const report = createReport('library');
const clean = (await madeCountyFiles(subjects, 'clean')).files.subjects[0];
const dataDir = await newOffice();
await runCli(['import', 'subjects', clean, '--data', dataDir, '--json']);

const db = new Database(path.join(dataDir, 'office.db'), { nativeBinding: bindingPath, readonly: true });
const some = db.prepare("select code, phone from subjects where phone like '1__________' order by code limit 1 offset 500").get();
db.close();

const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)];
const spread = (values) => [percentile(values, 0.5), percentile(values, 0.95), Math.max(...values)];

/** Asks the backend past the page, on a port of its own; milliseconds from sending to the answer of count and first window. */
const askDirectly = (page, text) =>
  page.evaluate(async (question) => {
    const { desk } = globalThis;
    const waiting = new Map();
    desk.connect({
      onReply: (reply) => {
        if (reply.result) waiting.get(reply.id)?.(reply.result);
      },
      onStatus: () => undefined,
      onStartFailure: () => undefined,
    });
    globalThis.benchCall = (globalThis.benchCall ?? 800_000_000) + 2;
    const ask = (id, name, input) =>
      new Promise((resolve) => {
        waiting.set(id, resolve);
        desk.send({ id, name, input });
      });
    const filter = { text: question };
    const started = performance.now();
    const count = await ask(globalThis.benchCall, 'subjects.count', { filter });
    const counted = performance.now();
    const window = { filter, sort: 'name', descending: false, offset: 0, limit: 200 };
    await ask(globalThis.benchCall + 1, 'subjects.window', window);
    return { found: count.value.matching, count: counted - started, window: performance.now() - counted };
  }, text);

/** Types a question into the grid's field; milliseconds until the number found has been painted. */
const typeAndSee = async (page, field, text) => {
  await field.fill('');
  await page.waitForFunction(() => {
    const numberOf = (word) =>
      [...document.querySelectorAll('.status-bar span')].find((one) => one.textContent.startsWith(word))?.textContent.slice(word.length);
    return numberOf('共') !== undefined && numberOf('共') === numberOf('筛出');
  });
  const seen = page.evaluate(
    () =>
      new Promise((resolve) => {
        const status = [...document.querySelectorAll('[role=status]')].find((one) => one.textContent.startsWith('筛出'));
        const before = status.textContent;
        globalThis.addEventListener(
          'input',
          () => {
            const started = performance.now();
            const look = () => {
              if (status.textContent === before) requestAnimationFrame(look);
              else requestAnimationFrame(() => resolve(performance.now() - started));
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      }),
  );
  await field.fill(text);
  return seen;
};

/** Frame times while the list is scrolled: 90 steps of 90 pixels, then 30 jumps towards the end. */
const scroll = (page) =>
  page.evaluate(async () => {
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
    return times;
  });

const app = await launchObserved(dataDir);
try {
  const { page } = app;
  const clerk = clerkAt(page);
  await clerk.waitForSignIn();
  await clerk.signIn();
  const paints = [];
  for (let run = 0; run < 5; run += 1) {
    const painted = page.evaluate(
      () =>
        new Promise((resolve) => {
          globalThis.addEventListener(
            'click',
            () => {
              const started = performance.now();
              const look = () => {
                const row = document.querySelectorAll('[role=row]')[4];
                if (!row || row.getAttribute('aria-busy') === 'true') requestAnimationFrame(look);
                else requestAnimationFrame(() => resolve(performance.now() - started));
              };
              requestAnimationFrame(look);
            },
            { once: true, capture: true },
          );
        }),
    );
    await clerk.openSubjects();
    paints.push(await painted);
    await page.getByRole('navigation').getByRole('button', { name: '首页' }).click();
    await page.getByRole('grid').waitFor({ state: 'detached' });
  }
  await clerk.openSubjects();
  await clerk.waitForRows();
  report.table(
    `Grid of ${subjects} subjects, ms`,
    ['', 'p50', 'p95', 'worst'],
    [
      ['click to painted rows: first time', paints[0], paints[0], paints[0]],
      ['click to painted rows: again', ...spread(paints.slice(1))],
      ['frame while scrolling', ...spread(await scroll(page))],
    ],
  );
  const questions = [
    ['2 characters with hits', '五金'],
    ['2 characters without hits', '䶮㛃'],
    ['1 character', '县'],
    ['first letters', 'wjd'],
    ['readings', 'laoting'],
    ['end of a telephone number', some.phone.slice(-4)],
    ['part of a code', some.code.slice(8, 14)],
  ];
  const field = page.getByRole('main').getByRole('textbox').first();
  const rows = [];
  for (const [title, text] of questions) {
    const answers = [];
    const seen = [];
    for (let run = 0; run < runs; run += 1) {
      // Another question in between, so that no answer is one that was kept.
      await askDirectly(page, `${text}${run % 2 === 0 ? '龘' : '靐'}`);
      answers.push(await askDirectly(page, text));
      if (run < 5) seen.push(await typeAndSee(page, field, text));
    }
    const queries = answers.map(({ count, window }) => count + window);
    rows.push([
      title,
      answers[0].found,
      percentile(
        answers.map(({ count }) => count),
        0.95,
      ),
      ...spread(queries),
      ...spread(seen).slice(0, 2),
    ]);
  }
  report.table(
    'Questions, ms: count; count and first 200 rows; first key to painted number (the field waits 80 ms)',
    ['', 'found', 'count p95', 'both p50', 'p95', 'worst', 'painted p50', 'worst of 5'],
    rows,
  );
} finally {
  await app.close();
}
report.end();
