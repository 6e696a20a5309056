import { canonicalJson } from '#shared/base/canonical-json.ts';
import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { InspectorDetail, InspectorListRow } from '#shared/contract/inspectors.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { partsOf } from '#shared/domain/imports/readers.ts';
import { checkInspector } from '#shared/domain/inspectors/check-inspector.ts';
import { certificateStateOf, certifiedUntil, drawObstacles } from '#shared/domain/inspectors/drawability.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import {
  deleteInspector,
  findInspector,
  findInspectorByStaffNo,
  insertInspector,
  replaceInspector,
  type InspectorRecord,
} from '#electron/store/inspector-records.ts';
import {
  countMatching,
  isInspectorAssigned,
  listInspectors,
  listTasksOf,
  placesOfInspectors,
  subjectNames,
} from '#electron/store/inspectors.ts';
import { listItems } from '#electron/store/items.ts';
import { insertLibraryChange, listChangesOfRecord } from '#electron/store/library-changes.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { maskPhone, maskPhonesIn } from '#electron/store/subjects.ts';
import { dayAfter } from '#shared/domain/calendar/work-calendar.ts';
import type { Handlers } from './context.ts';
import { officeNames } from './trust-roster.ts';
import { conditionsOf, leaveShown, standingsOf, summaryOf } from './inspector-standing.ts';
import { businessLines, nameOfLine } from './line-names.ts';

type Names = 'inspectors.choices' | 'inspectors.window' | 'inspectors.summary' | 'inspectors.get' | 'inspectors.save' | 'inspectors.undo';

/** A certificate that ends within this many days is shown as ending soon (UX screen 4). */
const soonDays = 30;

const daysOf = (now: string): { readonly today: string; readonly soon: string } => ({
  today: now.slice(0, 10),
  soon: dayAfter(now.slice(0, 10), soonDays),
});

const hashOf = (row: InspectorRow): string => sha256Hex(canonicalJson(row));

/** What the window only saw masked and sends back as it saw it stays as it was. */
const unmasked = (given: InspectorRow, before: InspectorRow): InspectorRow => ({
  ...given,
  phone: given.phone === maskPhone(before.phone) ? before.phone : given.phone,
  note: given.note === maskPhonesIn(before.note) ? before.note : given.note,
});

export const inspectorHandlers: Handlers<Names> = {
  'inspectors.window': ({ db, now }, { filter, sort, descending, offset, limit }) => {
    const places = placeBookOf(db);
    const days = daysOf(now);
    const standings = standingsOf(db, days);
    const found = listInspectors(db, conditionsOf(filter, standings), { sort, descending, offset, limit, today: days.today });
    const rows = found.map(({ certifiedUntil: until, lines, ...person }): InspectorListRow => {
      const standing = standings.get(person.id);
      return {
        ...person,
        department: places.nameOf('department', person.department),
        lines: lines.map(nameOfLine),
        certificateUntil: until,
        certificate: certificateStateOf(until, days.today, days.soon),
        obstacles: standing?.obstacles ?? [],
        leave: leaveShown(standing?.leaves ?? [], days.today),
      };
    });
    return ok({ offset, rows });
  },

  'inspectors.summary': ({ db, now }, { filter }) => {
    const standings = standingsOf(db, daysOf(now));
    return ok({ ...summaryOf(db, standings), matching: countMatching(db, conditionsOf(filter, standings)) });
  },

  'inspectors.get': ({ db, now }, { id }) => {
    const record = findInspector(db, id);
    if (!record) return fail('inspector.notFound', {});
    const { row, uid } = record;
    const places = placeBookOf(db);
    const { today, soon } = daysOf(now);
    const until = certifiedUntil(row);
    const detail: InspectorDetail = {
      id,
      uid,
      row: {
        ...row,
        phone: maskPhone(row.phone),
        note: maskPhonesIn(row.note),
        unit: places.nameOf('unit', row.unit),
        department: places.nameOf('department', row.department),
      },
      lineNames: row.lines.map(nameOfLine),
      areaNames: row.area === '*' ? [] : partsOf(row.area).map((town) => places.nameOf('town', town)),
      certificate: certificateStateOf(until, today, soon),
      certificateUntil: until,
      obstacles: drawObstacles(row, { from: today, to: today }),
      subjectNames: Object.fromEntries(
        subjectNames(
          db,
          row.recusals.map(({ subjectCode }) => subjectCode),
        ),
      ),
      tasks: listTasksOf(db, row.staffNo, today.slice(0, 4)),
    };
    return ok(detail);
  },

  'inspectors.choices': ({ db }) => {
    const places = placeBookOf(db);
    const inUse = placesOfInspectors(db);
    const offered = (field: 'unit' | 'department', texts: readonly string[]): readonly string[] => [
      ...places.choices(field).map(({ label }) => label),
      ...texts.filter((text) => !places.unitOf(field, text)),
    ];
    return ok({
      lines: businessLines,
      units: offered('unit', inUse.units),
      departments: offered('department', inUse.departments),
      towns: places.choices('town'),
      items: listItems(db).map((item) => ({ code: item.code, title: itemTitle(item) })),
    });
  },

  'inspectors.save': ({ db, actor, now, seq, newId, note }, { id, row: given }) => {
    const before = id === null ? null : findInspector(db, id);
    if (id !== null && !before) return fail('inspector.notFound', {});
    if (before?.received) return fail('library.otherOffice', { office: officeNames(db)(before.office) });
    const checked = checkInspector(before ? unmasked(given, before.row) : given);
    if (!checked.ok) {
      const { error } = checked;
      if (error.fault === 'recusalCode') return fail('inspector.recusalCode', { code: error.code });
      return error.fault === 'spanReversed'
        ? fail('inspector.spanReversed', { from: error.from, to: error.to })
        : fail('inspector.leavesMeet', { from: error.from });
    }
    const row = checked.value;
    const holder = findInspectorByStaffNo(db, row.staffNo);
    if (holder && holder.id !== id) return fail('inspector.staffNoTaken', { staffNo: row.staffNo, name: holder.row.name });
    const changes = before
      ? fieldChanges<object>(before.row, row)
      : { before: null, after: row as object as Readonly<Record<string, unknown>> };
    note({ name: row.name, staffNo: row.staffNo, fields: before ? Object.keys(changes?.after ?? {}) : null });
    if (before && !changes) return ok({ id: before.id });
    const stamp = { contentHash: hashOf(row), batchId: null, seq };
    const uid = before?.uid ?? newId();
    const saved = before?.id ?? insertInspector(db, row, { ...stamp, uid });
    if (before) replaceInspector(db, before.id, row, stamp);
    insertLibraryChange(db, {
      kind: 'inspectors',
      record: uid,
      seq,
      at: now,
      by: actor?.id ?? '',
      byName: actor?.name ?? '',
      source: 'inspectors.save',
      batchId: null,
      beforeBatchId: before?.batchId ?? null,
      before: changes?.before ?? null,
      after: changes?.after ?? null,
    });
    return ok({ id: saved });
  },

  'inspectors.undo': ({ db, actor, now, seq, note }, { id }) => {
    const record = findInspector(db, id);
    if (!record) return fail('inspector.notFound', {});
    if (record.received) return fail('library.otherOffice', { office: officeNames(db)(record.office) });
    const last = listChangesOfRecord(db, 'inspectors', record.uid)[0];
    if (!last || last.source === 'inspectors.undo') return fail('library.nothingToUndo', {});
    if (last.source !== 'inspectors.save') return fail('library.undoOfImport', { fileName: last.fileName ?? '' });
    const restored = last.before === null ? null : restoredRow(record, last.before);
    if (restored === null && isInspectorAssigned(db, record.row.staffNo)) return fail('inspector.assigned', { name: record.row.name });
    const holder = restored === null ? null : findInspectorByStaffNo(db, restored.staffNo);
    if (holder && holder.id !== id) return fail('inspector.staffNoTaken', { staffNo: holder.row.staffNo, name: holder.row.name });
    if (restored === null) deleteInspector(db, id);
    else replaceInspector(db, id, restored, { contentHash: hashOf(restored), batchId: null, seq });
    note({ name: record.row.name, staffNo: record.row.staffNo });
    insertLibraryChange(db, {
      kind: 'inspectors',
      record: record.uid,
      seq,
      at: now,
      by: actor?.id ?? '',
      byName: actor?.name ?? '',
      source: 'inspectors.undo',
      batchId: null,
      beforeBatchId: record.batchId,
      before: last.after,
      after: last.before,
    });
    return ok(null);
  },
};

/** The fields as they were before; the history holds what this program wrote itself. */
const restoredRow = ({ row }: InspectorRecord, before: Readonly<Record<string, unknown>>): InspectorRow => ({ ...row, ...before });
