import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { err, ok, type Result } from '#shared/base/result.ts';
import { libraryTables } from './migrations/0002-library.ts';
import { officeTables } from './migrations/0001-office.ts';
import { schemeTables } from './migrations/0003-schemes-and-draws.ts';
import { resultTables } from './migrations/0004-results.ts';
import { bundleTables } from './migrations/0005-keys-and-bundles.ts';
import { rosterOrders } from './migrations/0006-roster-orders.ts';
import { libraryChangeTables } from './migrations/0007-library-changes.ts';
import { searchTables } from './migrations/0008-search.ts';
import { viewTables } from './migrations/0008-views-and-actions.ts';
import { peopleItemsAndOrgTables } from './migrations/0009-people-items-and-org.ts';
import { finalSteps } from './migrations/0013-no-way-back.ts';
import { organisationTables } from './migrations/0021-organisation.ts';
import { ceremonyColumns } from './migrations/0032-ceremony.ts';
import { stageTables } from './migrations/0036-stage.ts';
import { noteColumns } from './migrations/0025-notes.ts';
import { drillTables } from './migrations/0034-drills.ts';
import { schemeSettings } from './migrations/0030-scheme-settings.ts';
import { drawPeopleTable } from './migrations/0033-draw-people.ts';
import { jointResults } from './migrations/0031-joint-results.ts';
import { teamChanges } from './migrations/0035-team-changes.ts';
import { calendarTables } from './migrations/0040-calendar.ts';
import { publicationTables } from './migrations/0041-publication.ts';
import { entryDraftTable } from './migrations/0043-entry-drafts.ts';
import { followUpTables } from './migrations/0042-follow-ups.ts';
import { planTables } from './migrations/0045-plans.ts';
import { planTaskTables } from './migrations/0046-plan-tasks.ts';
import { planMappings } from './migrations/0047-plan-mappings.ts';
import { visitOrder } from './migrations/0048-visit-order.ts';
import { evidenceTable } from './migrations/0051-evidence.ts';
import { mergedLibrary } from './migrations/0052-merged-library.ts';
import { sentRecords } from './migrations/0053-sent-records.ts';
import { handedDownRecords } from './migrations/0054-handed-down.ts';
import { handedTaskTables } from './migrations/0063-handed-tasks.ts';
import { taskTakings } from './migrations/0064-task-takings.ts';
import { chainDecisions } from './migrations/0056-chain-decisions.ts';
import { visitCode } from './migrations/0057-visit-code.ts';
import { givenBack } from './migrations/0058-given-back.ts';
import { correctionRequests } from './migrations/0068-correction-requests.ts';
import { assessmentRules } from './migrations/0069-assessment-rules.ts';
import { libraryOfCounties } from './migrations/0080-library-of-counties.ts';
import { mailSettings } from './migrations/0091-mail-settings.ts';
import { clearedBundles } from './migrations/0090-cleared-bundles.ts';
import { searchVersions } from './migrations/0089-search-versions.ts';
import { reportParts } from './migrations/0081-report-parts.ts';
import { fieldBundles } from './migrations/0070-field-bundles.ts';
import { conflictDecisions } from './migrations/0075-conflict-decisions.ts';
import { unconfirmedKept } from './migrations/0076-unconfirmed-kept.ts';
import { subjectChecks } from './migrations/0026-subject-checks.ts';
import { vacancyTables } from './migrations/0037-vacancies.ts';

export interface Migration {
  readonly name: string;
  /** SQL text; its hash is kept in the ledger, so a released migration is never edited. */
  readonly up: string;
}

export const migrations: readonly Migration[] = [
  officeTables,
  libraryTables,
  schemeTables,
  resultTables,
  bundleTables,
  rosterOrders,
  libraryChangeTables,
  searchTables,
  viewTables,
  peopleItemsAndOrgTables,
  finalSteps,
  organisationTables,
  noteColumns,
  schemeSettings,
  drawPeopleTable,
  jointResults,
  teamChanges,
  subjectChecks,
  ceremonyColumns,
  stageTables,
  drillTables,
  vacancyTables,
  calendarTables,
  publicationTables,
  followUpTables,
  entryDraftTable,
  planTables,
  planTaskTables,
  planMappings,
  visitOrder,
  evidenceTable,
  mergedLibrary,
  sentRecords,
  handedDownRecords,
  chainDecisions,
  visitCode,
  givenBack,
  handedTaskTables,
  taskTakings,
  correctionRequests,
  assessmentRules,
  libraryOfCounties,
  fieldBundles,
  conflictDecisions,
  unconfirmedKept,
  reportParts,
  searchVersions,
  clearedBundles,
  mailSettings,
];

export interface NewerStore {
  /** The first migration of the database that this program doesn't know. */
  readonly found: string;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const ledgerTable = `create table if not exists migrations (
  position integer primary key,
  name text not null unique,
  sha256 text not null check (length(sha256) = 64),
  applied_at text not null
) strict`;

interface LedgerRow {
  readonly name: string;
  readonly sha256: string;
}

const ledgerOf = (raw: Database.Database): readonly LedgerRow[] => {
  const known = raw.prepare(`select 1 from sqlite_schema where type = 'table' and name = 'migrations'`).get();
  return known ? (raw.prepare('select name, sha256 from migrations order by position').all() as LedgerRow[]) : [];
};

/** How many known migrations are missing. The ledger must be a prefix of the known list, name and hash, else the database is newer. */
export const pendingMigrations = (raw: Database.Database, known: readonly Migration[] = migrations): Result<number, NewerStore> => {
  const ledger = ledgerOf(raw);
  for (const [index, row] of ledger.entries()) {
    const migration = known[index];
    if (!migration || migration.name !== row.name || hashOf(migration.up) !== row.sha256) return err({ found: row.name });
  }
  return ok(known.length - ledger.length);
};

/** Applies what is missing, each migration together with its ledger row in one transaction. */
export const migrate = (raw: Database.Database, now: string, known: readonly Migration[] = migrations): void => {
  raw.exec(ledgerTable);
  const done = ledgerOf(raw).length;
  for (const [offset, migration] of known.slice(done).entries()) {
    raw.transaction(() => {
      raw.exec(migration.up);
      raw
        .prepare('insert into migrations (position, name, sha256, applied_at) values (?, ?, ?, ?)')
        .run(done + offset + 1, migration.name, hashOf(migration.up), now);
    })();
  }
};
