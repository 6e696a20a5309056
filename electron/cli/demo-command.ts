import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { demoUsageText } from '#shared/i18n/zh-cn/cli.ts';
import { openOrMakeCliOffice, parseArgs, StepFailed, type CliCommand, type CliOffice } from './command.ts';
import { demoCeremony } from './demo-ceremony.ts';
import { demoExchange } from './demo-exchange.ts';
import { demoImports } from './demo-imports.ts';
import { demoPlan } from './demo-plan.ts';
import { demoPublication } from './demo-publication.ts';
import { demoResults } from './demo-results.ts';

export interface DemoClock {
  readonly seconds: Readonly<Record<string, number>>;
  readonly time: <T>(step: string, work: () => Promise<T>) => Promise<T>;
}

const createDemoClock = (say: (text: string) => void): DemoClock => {
  const seconds: Record<string, number> = {};
  return {
    seconds,
    time: async (step, work) => {
      const started = performance.now();
      const value = await work();
      seconds[step] = Math.round(performance.now() - started) / 1000;
      say(`${step} ${seconds[step]} s\n`);
      return value;
    },
  };
};

export interface DemoPlaces {
  readonly excelDir: string;
  readonly recordDir: string;
  readonly stickDir: string;
}

/** `demo --out DIR [--subjects N] [--json]`: the whole spine on a made county; every artefact stays in DIR. */
export const runDemo: CliCommand = async (args, io, program) => {
  const { words, options, wrong } = parseArgs(args, ['json'], ['out', 'subjects']);
  const outDir = path.resolve(options.get('out') ?? '');
  const subjects = Number(options.get('subjects') ?? '18000');
  if (wrong || !options.has('out') || words.length > 0 || !Number.isSafeInteger(subjects) || subjects < 100) {
    io.err(demoUsageText);
    return 2;
  }
  await mkdir(outDir, { recursive: true });
  if ((await readdir(outDir)).length > 0) {
    io.err(demoUsageText);
    return 2;
  }
  const places: DemoPlaces = {
    excelDir: path.join(outDir, 'excel'),
    recordDir: path.join(outDir, 'record'),
    stickDir: path.join(outDir, 'stick'),
  };
  for (const dir of [places.excelDir, places.recordDir, places.stickDir]) await mkdir(dir, { recursive: true });
  const offices: CliOffice[] = [];
  const open = (name: string): CliOffice => {
    const office = openOrMakeCliOffice(path.join(outDir, name), io, { ...program, userDir: path.join(outDir, 'user', name) });
    if (!office.ok) throw new Error(office.error.text);
    offices.push(office.value);
    return office.value;
  };
  try {
    const clock = createDemoClock(io.err);
    const county = open('county');
    const city = open('city');
    const imports = await demoImports(county.api, places, subjects, clock, io.now());
    const { schemeId } = await demoPlan(county.api, io.now());
    const ceremony = await demoCeremony(county.api, places, clock, io.now(), schemeId);
    const results = await demoResults(county.api, ceremony.serial, clock, io.now());
    const publication = await demoPublication(county.api, ceremony.serial, clock, io.now());
    const exchange = await demoExchange(county.api, city.api, places, clock);
    const audit = await county.api['audit.check']({});
    const document = {
      out: outDir,
      counts: { ...imports.counts, ...ceremony.counts, ...results, ...publication, ...exchange.counts },
      seconds: clock.seconds,
      serial: ceremony.serial,
      prk: ceremony.prk,
      resultSha256: ceremony.resultSha256,
      recordSha256: ceremony.recordSha256,
      bundle: exchange.bundle,
      receipt: exchange.receipt,
      uploadState: exchange.uploadState,
      audit: audit.ok ? audit.value : null,
      artefacts: {
        county: path.join(outDir, 'county'),
        city: path.join(outDir, 'city'),
        ...places,
        record: path.join(places.recordDir, ceremony.serial),
        ...imports.files,
        ...exchange.files,
      },
    };
    io.out(`${JSON.stringify(document, null, 2)}\n`);
    return exchange.uploadState === 'received' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    io.err(`${error.message}\n`);
    return 1;
  } finally {
    for (const office of offices) office.close();
  }
};
