import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { chinaTime } from '#shared/base/china-time.ts';
import { everyRole } from '#shared/contract/roles.ts';
import { createLocalClient } from '#electron/services/local-client.ts';
import { openOffice } from '#electron/services/open-office.ts';
import { openSession } from '#electron/services/session-state.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { openJournal, readJournal, recording, type OfficeName } from './journal.ts';
import { spinePlaces, type SpineMessage, type SpineOrder } from './spine-order.ts';
import { runSpine, stepsOf, type Side } from './spine.ts';

const order = JSON.parse(process.argv[2] ?? '') as SpineOrder;
const places = spinePlaces(order.homeDir);
const journal = openJournal(order.journalPath);
const before = readJournal(order.journalPath);

/** One backend as the command line puts it together, with the real clock and real chance and a cheap passphrase file. */
const openSide = (office: OfficeName, dataDir: string): Side => {
  const opened = openOffice(
    {
      dataDir,
      nativeBinding: order.nativeBinding,
      sheetThreadPath: path.join(order.builtDir, 'sheet-thread.cjs'),
      writeThreadPath: path.join(order.builtDir, 'write-thread.cjs'),
      keyThreadPath: path.join(order.builtDir, 'key-file-thread.cjs'),
      verifierDir: order.builtDir,
      userDir: path.join(order.homeDir, 'user', office),
      keyFileLogN: 10,
      version: '1.0.0',
      electron: '',
      node: process.versions.node,
      clock: () => chinaTime(Date.now()),
      newId: () => randomUUID(),
      randomBytes: (length) => randomBytes(length),
      pathOf: (token) => token,
      onChanged: () => undefined,
      logBug: (reference, name, error) => {
        process.stderr.write(`${reference} ${name} ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
      },
      logSlow: () => undefined,
    },
    openSession({ id: 'cli', name: '测试', roles: everyRole }),
  );
  const api = recording(createLocalClient(valueOf(opened).dispatch), office, journal);
  return { api, give: (filePath) => Promise.resolve(filePath) };
};

const say = (message: SpineMessage): void => {
  process.send?.(message);
};

const main = async (): Promise<void> => {
  const county = openSide('county', places.countyDir);
  await runSpine(
    {
      county,
      city: order.steps === 'ceremony' ? county : openSide('city', places.cityDir),
      excel: order.excel,
      recordDir: places.recordDir,
      stickDir: places.stickDir,
      today: chinaTime(Date.now()).slice(0, 10),
      answered: (call) => before.some((line) => line.at === 'answered' && line.call === call),
    },
    {
      onBegin: (began) => {
        say({ began });
      },
      onEnd: (ended) => {
        say({ ended });
      },
    },
    stepsOf[order.steps],
  );
  say({ done: true });
};

// The parent ends this process, in order or with a kill; a throw leaves a non-zero code and the reason on stderr.
void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
