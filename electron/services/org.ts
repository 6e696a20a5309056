import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { HistoryEntry } from '#shared/contract/history.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import type { OrgUnit, UnitContent } from '#shared/domain/org/org-unit.ts';
import { missingUnits } from '#shared/domain/org/start-units.ts';
import { checkUnit, renamed, type UnitFault } from '#shared/domain/org/unit-rules.ts';
import towns from '#resources/divisions/shijiazhuang-towns.json' with { type: 'json' };
import type { Office } from '#electron/store/office.ts';
import { findOffice } from '#electron/store/office.ts';
import { deleteUnit, insertOrgChange, listOrgChanges, listPersonPlaces, listUnits, saveUnit } from '#electron/store/org-units.ts';
import { findCaps, replaceCaps } from '#electron/store/visit-caps.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import type { CommandContext, Handlers } from './context.ts';
import { historyEntry } from './org-history.ts';
import { orgView } from './org-view.ts';

type Names = 'org.tree' | 'org.unit' | 'org.save' | 'org.setActive' | 'org.undo' | 'org.fill' | 'org.caps' | 'org.saveCaps';
type Source = 'office.create' | 'org.save' | 'org.setActive' | 'org.undo' | 'org.fill';
type Writing = Pick<CommandContext<never>, 'db' | 'actor' | 'now' | 'seq' | 'newId'>;

const contentOf = ({ kind, name, code, parentId, active, formerNames }: OrgUnit): UnitContent => ({
  kind,
  name,
  code,
  parentId,
  active,
  formerNames,
});

type FaultCode = 'org.wrongParent' | 'org.parentClosed' | 'org.nameTaken' | 'org.codeShape' | 'org.codeTaken' | 'org.hasParts';

const refused = (fault: UnitFault): { readonly ok: false; readonly error: AppError<FaultCode> } => {
  switch (fault.fault) {
    case 'kindFixed':
    case 'wrongParent':
      return fail('org.wrongParent', {});
    case 'parentClosed':
      return fail('org.parentClosed', { unit: fault.unit });
    case 'nameTaken':
      return fail('org.nameTaken', { name: fault.name, unit: fault.unit });
    case 'codeShape':
      return fail('org.codeShape', { digits: fault.digits });
    case 'codeTaken':
      return fail('org.codeTaken', { unit: fault.unit });
    case 'hasParts':
      return fail('org.hasParts', { parts: fault.parts });
  }
};

/** Writes a unit and keeps what was changed beside it; answers the names of the changed fields, or null for a new unit. */
const writeUnit = (write: Writing, before: OrgUnit | null, next: OrgUnit, source: Source): readonly string[] | null => {
  const changes = before ? fieldChanges<object>(contentOf(before), contentOf(next)) : { before: null, after: { ...contentOf(next) } };
  if (!changes) return [];
  saveUnit(write.db, next, write.seq);
  keepChange(write, next.id, source, changes.before, changes.after);
  return before ? Object.keys(changes.after) : null;
};

const keepChange = (
  { db, actor, now: at, seq }: Writing,
  unitId: string,
  source: Source,
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>> | null,
): void => {
  insertOrgChange(db, { unitId, seq, at, by: actor?.id ?? '', byName: actor?.name ?? '', source, before, after });
};

/** The bureau and the towns of its division, as far as they are missing; a city has its counties, which are no units of its own. */
export const fillUnits = (write: Writing, office: Office, source: 'office.create' | 'org.fill'): number => {
  if (office.role !== 'county') return 0;
  const missing = missingUnits(listUnits(write.db), office, towns, write.newId);
  for (const unit of missing) writeUnit(write, null, unit, source);
  return missing.length;
};

const changed = (
  write: Writing & Pick<CommandContext<{ kind: string; name: string; fields: readonly string[] | null }>, 'note'>,
  before: OrgUnit | null,
  next: OrgUnit,
): Result<{ readonly id: string }, AppError<FaultCode>> => {
  const checked = checkUnit(listUnits(write.db), before?.id ?? null, next);
  if (!checked.ok) return refused(checked.error);
  write.note({ kind: next.kind, name: next.name, fields: writeUnit(write, before, next, 'org.save') });
  return ok({ id: next.id });
};

export const orgHandlers: Handlers<Names> = {
  'org.tree': ({ db }) => ok(orgView(db)),

  'org.unit': ({ db }, { id }) => {
    const units = listUnits(db);
    const unit = units.find((one) => one.id === id);
    if (!unit) return fail('org.notFound', {});
    const book = placeBookOf(db);
    const people = listPersonPlaces(db).filter((person) =>
      unit.kind === 'section'
        ? book.unitOf('department', person.department)?.id === id
        : unit.kind !== 'town' && book.unitOf('unit', person.unit)?.id === id,
    );
    return ok({
      people: people.map(({ id: person, staffNo, name, post, active }) => ({ id: person, staffNo, name, post, active })),
      history: listOrgChanges(db, id).map((change): HistoryEntry => historyEntry(change, units)),
    });
  },

  'org.save': (write, { id, unit, keepOldName }) => {
    const before = listUnits(write.db).find((one) => one.id === id) ?? null;
    if (id !== null && !before) return fail('org.notFound', {});
    const known = before?.formerNames ?? [];
    const formerNames = unit.formerNames.map((name) => known.find((former) => former.name === name) ?? { name, until: '' });
    const { kind, code, parentId } = unit;
    if (!before) return changed(write, null, { id: write.newId(), kind, name: unit.name, code, parentId, active: true, formerNames });
    const next = renamed({ ...before, kind, code, parentId, formerNames }, unit.name, write.now.slice(0, 10), keepOldName);
    return changed(write, before, { ...next, id: before.id });
  },

  'org.setActive': (write, { id, active }) => {
    const units = listUnits(write.db);
    const before = units.find((one) => one.id === id);
    if (!before) return fail('org.notFound', {});
    const next = { ...before, active };
    const checked = checkUnit(units, id, next);
    if (!checked.ok) return refused(checked.error);
    writeUnit(write, before, next, 'org.setActive');
    write.note({ kind: next.kind, name: next.name, active });
    return ok(null);
  },

  'org.undo': (write, { id }) => {
    const units = listUnits(write.db);
    const unit = units.find((one) => one.id === id);
    if (!unit) return fail('org.notFound', {});
    const [last] = listOrgChanges(write.db, id);
    if (!last || last.source === 'org.undo' || last.source === 'office.create') return fail('library.nothingToUndo', {});
    write.note({ kind: unit.kind, name: unit.name });
    if (last.before === null) {
      const parts = units.filter(({ parentId }) => parentId === id).length;
      if (parts > 0) return fail('org.hasParts', { parts });
      deleteUnit(write.db, id);
      keepChange(write, id, 'org.undo', last.after, null);
      return ok(null);
    }
    const next: OrgUnit = { ...unit, ...last.before }; // fields of this very unit, as they were
    const checked = checkUnit(units, id, next);
    if (!checked.ok) return refused(checked.error);
    writeUnit(write, unit, next, 'org.undo');
    return ok(null);
  },

  'org.fill': (write) => {
    const office = findOffice(write.db);
    if (!office) return fail('office.missing', {});
    const added = fillUnits(write, office, 'org.fill');
    write.note({ added });
    return ok({ added });
  },

  'org.caps': ({ db }) => ok(findCaps(db)),

  'org.saveCaps': ({ db, note }, { caps }) => {
    const before = findCaps(db);
    replaceCaps(db, Object.fromEntries(Object.entries(caps).filter(([, visits]) => visits !== undefined)));
    note({ before: { ...before }, after: { ...findCaps(db) } });
    return ok(null);
  },
};
