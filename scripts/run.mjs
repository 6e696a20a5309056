// The one door to everything a person does in a checkout: node scripts/run.mjs <verb>, or `npm run <verb> -- <arguments>`.
// Only Node's own modules may be imported here and below before the packages are installed; the rest is imported when needed.
import { runBenchmarks } from './lib/bench.mjs';
import { runCli, startApp } from './lib/launch.mjs';
import { makePackages } from './lib/package.mjs';
import { say } from './lib/progress.mjs';
import { runTests } from './lib/test-run.mjs';

const verbs = {
  start: startApp,
  cli: runCli,
  demo: (args) => runCli(['demo', ...args]),
  test: runTests,
  bench: runBenchmarks,
  package: makePackages,
};

const [name, ...args] = process.argv.slice(2);
const verb = Object.hasOwn(verbs, name ?? '') ? verbs[name] : undefined;
if (verb === undefined) {
  say(`Usage: node scripts/run.mjs ${Object.keys(verbs).join('|')} [arguments]`);
  process.exit(2);
}
try {
  process.exitCode = await verb(args);
} catch (error) {
  say(process.env.FAIRDRAW_DEBUG ? error.stack : error.message);
  process.exitCode = 1;
}
