import type { KeptDraft, ResultDraft } from '#shared/contract/results.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { resultDraftOf } from './results.ts';
import { textOf } from './row.ts';

/** What somebody had typed at a visit when the result was not saved yet; null when there is nothing. */
export const findEntryDraft = (db: ReadDb, serial: string, subject: string): KeptDraft | null => {
  const row = db.get('select draft, by_name, at from entry_drafts where serial = ? and subject = ?', serial, subject);
  if (!row) return null;
  return { ...resultDraftOf(JSON.parse(textOf(row, 'draft'))), keptAt: textOf(row, 'at'), keptBy: textOf(row, 'by_name') };
};

export const saveEntryDraft = (
  db: WriteDb,
  serial: string,
  subject: string,
  draft: ResultDraft,
  { byName, at }: { readonly byName: string; readonly at: string },
): void => {
  db.run(
    `insert into entry_drafts (serial, subject, draft, by_name, at) values (?, ?, ?, ?, ?)
     on conflict (serial, subject) do update set draft = excluded.draft, by_name = excluded.by_name, at = excluded.at`,
    serial,
    subject,
    JSON.stringify(draft),
    byName,
    at,
  );
};

export const removeEntryDraft = (db: WriteDb, serial: string, subject: string): void => {
  db.run('delete from entry_drafts where serial = ? and subject = ?', serial, subject);
};
