import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { bindingPath, inRoot } from '../../../scripts/lib/places.mjs';
import { loadModule } from './built-module.mjs';

const everyRole = ['clerk', 'reviewer', 'head', 'inspector', 'observer', 'intake', 'systemAdmin', 'securityAdmin', 'auditAdmin'];

/** The whole backend on a data folder in this very process; paths are their own tokens. */
export async function officeInProcess(dataDir) {
  const { openOffice } = await loadModule('electron/services/open-office.ts', ['better-sqlite3']);
  const { createLocalClient } = await loadModule('electron/services/local-client.ts');
  const { openSession } = await loadModule('electron/services/session-state.ts');
  const opened = openOffice(
    {
      dataDir,
      nativeBinding: bindingPath,
      sheetThreadPath: inRoot('out/electron/sheet-thread.cjs'),
      keyThreadPath: inRoot('out/electron/key-file-thread.cjs'),
      verifierDir: inRoot('out/verifier'),
      userDir: path.join(dataDir, '..', 'user'),
      keyFileLogN: 10,
      writeThreadPath: inRoot('out/electron/write-thread.cjs'),
      version: '0',
      electron: '',
      node: process.versions.node,
      clock: () => '2026-03-02T09:00:00+08:00',
      newId: randomUUID,
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      pathOf: (token) => token,
      onChanged: () => undefined,
      logBug: (...what) => console.error(what.join(' ')),
      logSlow: () => undefined,
    },
    openSession({ id: 'bench', name: 'bench', roles: everyRole }),
  );
  const { dispatch, store, close } = valueOf(opened);
  return { api: createLocalClient(dispatch), readAhead: store.readAhead, close };
}

export const valueOf = (answer) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};
