import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { makeFolder, runObserved } from './observed.mjs';

export const person = { name: '苏文岚', password: 'Yanlian-2021' };

/** Runs one command of the built command line under observation; throws when it ends with anything but 0 or 1. */
export async function runCli(args, options) {
  const cli = path.join(process.env.FAIRDRAW_OUT ?? inRoot('out/electron'), 'cli.cjs');
  const run = await runObserved([cli, ...args], options);
  if (run.code !== 0 && run.code !== 1) throw new Error(`${args[0]} ended with ${run.code}: ${run.err.slice(-2000)}`);
  return run;
}

/** A new data folder of a county that goes away when the benchmark ends. */
export async function newOffice() {
  const dataDir = path.join(makeFolder(), '数据');
  const admin = ['--admin', person.name, '--password', person.password];
  await runCli(['init', '--data', dataDir, '--office', '130123', '--name', '正定县市场监督管理局', ...admin]);
  return dataDir;
}

/** `--name=value` of this benchmark's own arguments. */
export const option = (name) =>
  process.argv
    .find((argument) => argument.startsWith(`--${name}=`))
    ?.split('=')
    .at(1);
