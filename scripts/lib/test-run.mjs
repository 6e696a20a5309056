import { prepareApp } from './launch.mjs';
import { say, secondsSince } from './progress.mjs';
import { ensureTestTools } from './system-libraries.mjs';
import { stages } from './test-stages.mjs';

/** `npm test [-- --only unit,e2e]`: every stage in order, each timed, whatever the others did; ends with what failed and one line `N passed, N failed`. */
export async function runTests(args) {
  const chosen = chooseStages(args);
  if (chosen === undefined) return 2;
  const rows = [];
  const context = {};
  rows.push(await runStage({ name: 'prepare', run: prepare }, context));
  if (context.electron !== undefined) {
    for (const stage of chosen) rows.push(await runStage(stage, context));
  }
  return summarise(rows);
}

/** Packages, Electron, binding, system libraries and the build, without which nothing else can run; then the tools of others. */
async function prepare(context) {
  context.electron = await prepareApp();
  await ensureTestTools();
}

function chooseStages(args) {
  const at = args.indexOf('--only');
  if (args.length === 0) return stages;
  const names = at === 0 ? (args[1] ?? '').split(',') : [];
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (names.length > 0 && unknown.length === 0) return stages.filter((stage) => names.includes(stage.name));
  say(`Usage: npm test [-- --only NAME,…] with names of: ${stages.map((stage) => stage.name).join(', ')}`);
  return undefined;
}

/** A stage that fails without saying which of its tests did counts as one failure. */
async function runStage(stage, context) {
  say(`\n── ${stage.name} ──`);
  const start = performance.now();
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = (await stage.run(context)) ?? counts;
  } catch (error) {
    say(error.stack ?? String(error));
    counts = { ...counts, failed: 1 };
  }
  return { name: stage.name, seconds: secondsSince(start), ...counts };
}

function summarise(rows) {
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
  const lines = rows.map((row) => tableLine(row.name, row.seconds, row.failed > 0 ? `FAILED (${row.failed})` : outcome(row)));
  process.stdout.write(`\n${[...lines, tableLine('total', total('seconds'), '')].join('\n')}\n`);
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
  for (const name of rows.flatMap(({ names = [] }) => names)) process.stdout.write(`  failed: ${name}\n`);
  process.stdout.write(`${total('passed')} passed, ${total('failed')} failed${skipped}\n`);
  return total('failed') > 0 ? 1 : 0;
}

const outcome = ({ passed, skipped }) => `ok${passed > 0 ? `, ${passed} passed` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const tableLine = (name, seconds, note) => `  ${name.padEnd(16)}${seconds.toFixed(1).padStart(8)} s  ${note}`.trimEnd();
