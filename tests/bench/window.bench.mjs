// The real application, driven by clicking: how soon it can be used on a large county, what stands still while one is imported, and what a
// cancelled import leaves behind.
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { bindingPath } from '../../scripts/lib/places.mjs';
import { newOffice, option, runCli } from './support/bench-office.mjs';
import { loadModule } from './support/built-module.mjs';
import { largeCounty, madeCountyFiles } from './support/made-county-files.mjs';
import { longestStall, longestWait, startIdle } from './support/observed.mjs';
import { createReport } from './support/report.mjs';
import { clerkAt, launchObserved } from './support/window-driver.mjs';

const subjects = Number(option('subjects') ?? largeCounty);
/** `--part=launch|import|cancel` measures one of them alone. */
const part = option('part');
const report = createReport('window');
const clean = (await madeCountyFiles(subjects, 'clean')).files.subjects[0];
const messy = (await madeCountyFiles(subjects, 'messy')).files.subjects[0];

const filledOffice = async () => {
  const dataDir = await newOffice();
  await runCli(['import', 'subjects', clean, '--data', dataDir, '--json']);
  return dataDir;
};

const withApp = async (dataDir, work) => {
  const app = await launchObserved(dataDir);
  try {
    return await work(app, clerkAt(app.page));
  } finally {
    await app.close();
  }
};

/** Launch to a list that answers; the typing of name and password is a machine's. */
const launch = (dataDir) =>
  withApp(dataDir, async (app, clerk) => {
    const moments = [app.bornAt];
    const mark = async (step) => {
      await step();
      moments.push(Date.now());
    };
    await mark(clerk.waitForSignIn);
    await mark(clerk.signIn);
    await mark(async () => {
      await clerk.openSubjects();
      await clerk.waitForRows();
    });
    await mark(clerk.openRow);
    const steps = moments.slice(1).map((moment, index) => (moment - moments[index]) / 1000);
    return [...steps, (moments.at(-1) - moments[0]) / 1000];
  });

/** Clicks through other places every few seconds while `ended` is not kept. */
const lookingElsewhere = async (clerk, ended) => {
  let open = true;
  const closed = ended.then(() => {
    open = false;
  });
  while (open) {
    await Promise.race([closed, delay(2500)]);
    if (open) await clerk.lookElsewhere().catch(() => undefined); // the page changes under the hand when the work ends
  }
  await closed;
};

const importByClicking = (dataDir, filePath) =>
  withApp(dataDir, async (app, clerk) => {
    await clerk.waitForSignIn();
    await clerk.signIn();
    await clerk.openSubjects();
    await app.nextFile(filePath);
    const watch = await app.watch();
    const idle = startIdle();
    await delay(1500); // what the page still does for itself is over
    await clerk.openImport();
    const from = Date.now();
    await clerk.chooseFile();
    await lookingElsewhere(clerk, clerk.waitForReport());
    const readAt = Date.now();
    await delay(500);
    const confirmedAt = Date.now();
    await clerk.confirm();
    await lookingElsewhere(clerk, clerk.waitForDone());
    const doneAt = Date.now();
    await delay(2000); // what comes after the end belongs to it: lists load again
    const page = await watch.seen();
    const { main, backend } = app.observed();
    const beside = idle.stalls();
    idle.end();
    const spanRow = (title, start, end, seconds) => [
      title,
      seconds,
      ...[page.timers, page.frames, page.tasks, page.inputs, main.stalls, backend.stalls].map((stalls) => longestStall(stalls, start, end)),
      longestWait(beside, start, end),
      backend.peakMib,
    ];
    return {
      said: page.phases,
      spans: [
        spanRow('reading, checking, comparing', from, confirmedAt, (readAt - from) / 1000),
        spanRow('writing, commit, lists again', confirmedAt, doneAt + 2000, (doneAt - confirmedAt) / 1000),
      ],
    };
  });

const { dumpRows } = await loadModule('tests/support/dump-rows.ts', ['better-sqlite3']);

const dumpOf = (dataDir) => {
  const db = new Database(path.join(dataDir, 'office.db'), { nativeBinding: bindingPath, readonly: true });
  try {
    return dumpRows(db);
  } finally {
    db.close();
  }
};

const readingPoints = [
  ['正在读文件', 0],
  ['正在检查', 25],
  ['正在检查', 75],
  ['正在与名录比对', 50],
];
const writingPoints = [
  ['正在写入', 5],
  ['正在写入', 50],
  ['正在写入', 90],
];

/** Over a full library, which the messy file would change in many rows. */
const cancelByClicking = (dataDir) =>
  withApp(dataDir, async (app, clerk) => {
    await clerk.waitForSignIn();
    await clerk.signIn();
    await clerk.openSubjects();
    await app.nextFile(messy);
    await clerk.openImport();
    const rows = [];
    const cancelled = async (start, phase, percent) => {
      const before = dumpOf(dataDir);
      await start();
      const { percent: found, milliseconds } = await clerk.cancelAt(phase, percent);
      rows.push([phase, found, milliseconds, dumpOf(dataDir) === before ? 'yes' : 'NO']);
    };
    for (const [phase, percent] of readingPoints) await cancelled(clerk.chooseFile, phase, percent);
    await clerk.chooseFile();
    await clerk.waitForReport();
    for (const [phase, percent] of writingPoints) await cancelled(clerk.confirm, phase, percent);
    return rows;
  });

if (part === undefined || part === 'launch') {
  const filled = await filledOffice();
  const rows = [];
  for (const title of ['first', 'second', 'third', 'fourth', 'fifth']) rows.push([title, ...(await launch(filled))]);
  report.table(
    `Launch on ${subjects} subjects, seconds (bound: 3 in all)`,
    ['', 'sign-in form', 'signed in', 'rows seen', 'click answered', 'in all'],
    rows,
  );
}
if (part === undefined || part === 'import') {
  const { said, spans } = await importByClicking(await newOffice(), messy);
  report.table(
    [
      `Import of ${subjects} subjects by clicking: longest stalls in ms (bound: 50). Those of main and backend are without the time in which`,
      'other programs had the processor, those of the window with it; "idle" is a process beside that does nothing, with it as well.',
    ].join('\n'),
    ['', 's', 'timer', 'frame gap', 'long task', 'click to paint', 'main', 'backend', 'idle', 'backend peak MiB'],
    spans,
  );
  const offered = said.filter(({ phase }) => phase !== '');
  report.table(
    'What the progress said, and whether Cancel stood beside it',
    ['', 'cancel'],
    [...new Map(offered.map(({ phase, cancel }) => [phase, [phase, cancel ? 'yes' : 'NO']])).values()],
  );
}
if (part === undefined || part === 'cancel') {
  report.table(
    `Import of ${subjects} subjects over a full library, cancelled by clicking`,
    ['', '%', 'ms to the answer', 'full dump unchanged'],
    await cancelByClicking(await filledOffice()),
  );
}
report.end();
