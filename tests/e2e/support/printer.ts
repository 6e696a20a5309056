import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { makeFolder, type DevApp } from './launch-app.ts';

/** A printer that keeps what it is sent as PDF files, one for each copy of a job; the real one is a device that no test has. */
export interface Printer {
  /** The jobs so far, oldest first. */
  readonly jobs: () => Promise<readonly { readonly filePath: string; readonly copies: number }[]>;
}

/** Connects it in place of the system's print dialog; the unpackaged application only. */
export const connectPrinter = async ({ electron }: DevApp): Promise<Printer> => {
  const dir = makeFolder();
  await electron.evaluate(({ app }, folder) => {
    const { writeFileSync } = process.getBuiltinModule('node:fs');
    const jobs: { filePath: string; copies: number }[] = [];
    Object.assign(globalThis, { printedJobs: jobs });
    app.on('web-contents-created', (_, contents) => {
      contents.print = (options, done) => {
        void contents.printToPDF({ printBackground: true, preferCSSPageSize: true }).then((bytes) => {
          const filePath = `${folder}/${String(jobs.length + 1).padStart(2, '0')}.pdf`;
          writeFileSync(filePath, bytes);
          jobs.push({ filePath, copies: options?.copies ?? 1 });
          done?.(true, '');
        });
      };
    });
  }, dir);
  return {
    jobs: () => electron.evaluate(() => (globalThis as unknown as { printedJobs: { filePath: string; copies: number }[] }).printedJobs),
  };
};

/** What somebody reads on a PDF, without its line breaks; needs pdftotext. */
export const readPdf = (filePath: string): string =>
  spawnSync('pdftotext', ['-layout', filePath, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout.replace(/\s/g, '');

/** How many pages it has, and whether each is A4; needs pdfinfo. */
export const pagesOf = (filePath: string): { readonly pages: number; readonly a4: boolean } => {
  const info = spawnSync('pdfinfo', [filePath], { encoding: 'utf8' }).stdout;
  return { pages: Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]), a4: /Page size:\s+59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/.test(info) };
};

/** Pictures of all pages at 110 dots an inch, for looking at; needs pdftoppm. */
export const picturesOf = (filePath: string, dir: string, name: string): readonly string[] => {
  mkdirSync(dir, { recursive: true });
  spawnSync('pdftoppm', ['-r', '110', '-png', filePath, path.join(dir, name)]);
  return readdirSync(dir).filter((file) => file.startsWith(name));
};
