import type { AuditEvent } from '#shared/contract/audit-events.ts';
import { insertAuditRow } from '#electron/store/audit.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { findOffice, takeChangeSeq } from '#electron/store/office.ts';
import type { Actor } from './context.ts';

/** What every writing transaction begins and ends with, whichever thread it runs in: its change number and its audit row. */
export interface Writing {
  readonly seq: number;
  /** States the facts of the audit row; a handler that succeeds without it is a bug. */
  readonly note: (params: unknown) => void;
  readonly finish: (event: AuditEvent, by: Actor | null) => void;
}

const nobody: Actor = { id: '-', name: '-', roles: [] };

export const beginWriting = (db: WriteDb, now: string, newId: () => string): Writing => {
  const seq = takeChangeSeq(db);
  let noted: { readonly params: unknown } | null = null;
  return {
    seq,
    note: (params) => {
      noted = { params };
    },
    finish: (event, by) => {
      if (!noted) throw new Error(`no audit facts for ${event}`);
      const { id, name } = by ?? nobody;
      const office = findOffice(db)?.code ?? '000000';
      insertAuditRow(db, { id: newId(), seq, at: now, office, by: id, byName: name, event, params: noted.params });
    },
  };
};
