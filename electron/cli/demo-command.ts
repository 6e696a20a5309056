import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { AppClient } from '#shared/contract/contract.ts';
import { demoUsageText } from '#shared/i18n/zh-cn/cli.ts';
import { openOrMakeCliOffice, parseArgs, StepFailed, type CliCommand, type CliOffice } from './command.ts';
import { demoCeremony } from './demo-ceremony.ts';
import { demoExchange } from './demo-exchange.ts';
import { demoImports } from './demo-imports.ts';
import { demoPlan } from './demo-plan.ts';
import { demoPublication } from './demo-publication.ts';
import { demoResults } from './demo-results.ts';
import { demoYear, madeYearBefore, type MadeYear } from './demo-year.ts';
import type { CliIo } from './io.ts';

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

/** Two offices and where their files go. */
interface DemoStage {
  readonly county: AppClient;
  readonly city: AppClient;
  readonly places: DemoPlaces;
  readonly clock: DemoClock;
  readonly subjects: number;
}

interface DemoEnd {
  readonly done: boolean;
  readonly document: Readonly<Record<string, unknown>>;
}

/** From the Excel files to the receipt on one day. */
const spineOf = async ({ county, city, places, clock, subjects }: DemoStage, now: Date): Promise<DemoEnd> => {
  const imports = await demoImports(county, places, subjects, clock, now);
  const { schemeId } = await demoPlan(county, now);
  const ceremony = await demoCeremony(county, places, clock, now, schemeId);
  const { serial, prk, resultSha256, recordSha256 } = ceremony;
  const results = await demoResults(county, serial, clock, now);
  const publication = await demoPublication(county, serial, clock, now);
  const { counts, bundle, receipt, uploadState, files } = await demoExchange(county, city, places, clock);
  const document = {
    counts: { ...imports.counts, ...ceremony.counts, ...results, ...publication, ...counts },
    ...{ serial, prk, resultSha256, recordSha256, bundle, receipt, uploadState },
    artefacts: { ...artefactsOf(places), record: path.join(places.recordDir, serial), ...imports.files, ...files },
  };
  return { done: uploadState === 'received', document };
};

/** A clerk's year, handed to the city at its end. */
const yearOf = async ({ county, city, places, clock, subjects }: DemoStage, made: MadeYear): Promise<DemoEnd> => {
  const imports = await demoImports(county, places, subjects, clock, made.agenda.now());
  const { counts: ofYear, workbook, ...year } = await demoYear(county, places, clock, made);
  const { counts, bundle, receipt, uploadState, files } = await demoExchange(county, city, places, clock);
  const document = {
    counts: { ...imports.counts, ...ofYear, ...counts },
    ...{ ...year, bundle, receipt, uploadState },
    artefacts: { ...artefactsOf(places), workbook, ...imports.files, ...files },
  };
  return { done: uploadState === 'received', document };
};

const artefactsOf = (places: DemoPlaces) => {
  const outDir = path.dirname(places.excelDir);
  return { county: path.join(outDir, 'county'), city: path.join(outDir, 'city'), ...places };
};

/**
 * `demo --out DIR [--subjects N] [--year] [--json]`: the whole spine on a made county, or a clerk's whole year; every artefact stays in DIR.
 */
export const runDemo: CliCommand = async (args, io, program) => {
  const { words, flags, options, wrong } = parseArgs(args, ['json', 'year'], ['out', 'subjects']);
  const outDir = path.resolve(options.get('out') ?? '');
  const subjects = Number(options.get('subjects') ?? '18000');
  // A year draws 800 subjects, most of them once.
  const least = flags.has('year') ? 2000 : 100;
  if (wrong || !options.has('out') || words.length > 0 || !Number.isSafeInteger(subjects) || subjects < least) {
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
  const open = (name: string, officeIo: CliIo): CliOffice => {
    const office = openOrMakeCliOffice(path.join(outDir, name), officeIo, { ...program, userDir: path.join(outDir, 'user', name) });
    if (!office.ok) throw new Error(office.error.text);
    offices.push(office.value);
    return office.value;
  };
  try {
    const clock = createDemoClock(io.err);
    const made = flags.has('year') ? madeYearBefore(io.now()) : null;
    const officeIo = made ? { ...io, now: made.agenda.now } : io;
    const stage: DemoStage = { county: open('county', officeIo).api, city: open('city', officeIo).api, places, clock, subjects };
    const { done, document } = made ? await yearOf(stage, made) : await spineOf(stage, io.now());
    const audit = await stage.county['audit.check']({});
    const whole = { out: outDir, ...document, seconds: clock.seconds, audit: audit.ok ? audit.value : null };
    io.out(`${JSON.stringify(whole, null, 2)}\n`);
    return done ? 0 : 1;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    io.err(`${error.message}\n`);
    return 1;
  } finally {
    for (const office of offices) office.close();
  }
};
