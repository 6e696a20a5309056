import { err, ok, type Result } from '#shared/base/result.ts';
import type { CallErrors } from '#shared/contract/contract.ts';
import { fail, type AppError, type CommonErrorCode } from '#shared/contract/errors.ts';
import type { EvidencePlace, EvidenceSource, EvidenceView } from '#shared/contract/evidence.ts';
import {
  copyFileName,
  evidenceBytes,
  givenFileName,
  judgeEvidence,
  kindOfFile,
  mediaTypes,
} from '#shared/domain/evidence/evidence-file.ts';
import { isKept, needsNote, type EvidenceStanding } from '#shared/domain/evidence/keeping.ts';
import { pastedName } from '#shared/i18n/zh-cn/evidence.ts';
import {
  attachmentsDir,
  attachmentState,
  checkedAttachmentState,
  readAttachment,
  readFileUpTo,
  writeAttachment,
} from '#electron/platform/attachments.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { writeFileSafely, type WriteFault } from '#electron/platform/write-files.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findDraw } from '#electron/store/draws.ts';
import {
  findEvidence,
  findEvidenceAt,
  insertEvidence,
  isNamed,
  listEvidenceOf,
  removeEvidence,
  type StoredEvidence,
  type StoredPlace,
} from '#electron/store/evidence.ts';
import { findFollowUp } from '#electron/store/follow-ups.ts';
import { findVisit } from '#electron/store/results.ts';
import { findVisitState } from '#electron/store/visit-states.ts';
import type { Handlers, QueryContext } from './context.ts';
import { drawnEvent, stampOf } from './drawn-event.ts';
import { removeStray } from './evidence-check.ts';
import { fileForGood } from './file-for-good.ts';
import { singleStep } from './single-step.ts';
import { visitItems } from './visit-items.ts';

type Names = 'evidence.list' | 'evidence.bytes' | 'evidence.add' | 'evidence.remove' | 'evidence.export';
type PlaceFault = AppError<
  | 'draw.notFound'
  | 'draw.wrongState'
  | 'draw.byCounties'
  | 'result.notDrawn'
  | 'followUp.notFound'
  | 'followUp.closed'
  | 'evidence.placeUnknown'
>;
type AddFault = AppError<CallErrors<'evidence.add'> | CommonErrorCode>;

const standingOf = (db: ReadDb, { serial, code }: Pick<StoredPlace, 'serial' | 'code'>): EvidenceStanding => {
  const state = findVisitState(db, serial, code);
  return { state: state?.state ?? 'todo', entry: state?.entry ?? 0 };
};

/** A measure's file stays once its follow-up is closed, any other as long as its result says (`isKept`). */
const staysForGood = (db: ReadDb, row: StoredEvidence): boolean =>
  row.followUp === null ? isKept(row.seq, standingOf(db, row)) : findFollowUp(db, row.followUp)?.state === 'closed';

/** The place as it is stored: of an event that stands, with an item or a measure that is there. */
const storedPlace = (db: ReadDb, place: EvidencePlace): Result<StoredPlace, PlaceFault> => {
  if (place.about === 'measure') {
    const row = findFollowUp(db, place.followUp);
    if (!row) return fail('followUp.notFound', {});
    if (row.state === 'closed') return fail('followUp.closed', { name: row.name });
    if (!row.measures.some(({ id }) => id === place.measure)) return fail('evidence.placeUnknown', {});
    const draw = drawnEvent(db, row.serial);
    return draw.ok ? ok({ serial: row.serial, code: row.code, about: 'measure', part: place.measure, followUp: row.id }) : draw;
  }
  const { serial, code, about } = place;
  const draw = drawnEvent(db, serial);
  if (!draw.ok) return draw;
  const visit = findVisit(db, serial, code);
  if (!visit) return fail('result.notDrawn', { code });
  if (about === 'visit') return ok({ serial, code, about, part: '', followUp: null });
  const known = visitItems(db, draw.value)(visit).some(({ id }) => id === place.itemId);
  return known ? ok({ serial, code, about, part: place.itemId, followUp: null }) : fail('evidence.placeUnknown', {});
};

interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const givenFile = async (
  { pathOf }: Pick<QueryContext, 'pathOf'>,
  source: EvidenceSource,
): Promise<Result<Given, AppError<'file.tokenUnknown' | 'file.unreadable' | 'evidence.refused'>>> => {
  if ('bytes' in source) return ok({ name: givenFileName(source.name), bytes: source.bytes });
  const filePath = pathOf(source.token);
  if (filePath === null) return fail('file.tokenUnknown', {});
  const name = givenFileName(filePath);
  const read = await readFileUpTo(filePath, evidenceBytes);
  if (read.ok) return ok({ name, bytes: read.value });
  return read.error === 'unreadable' ? fail('file.unreadable', { name }) : fail('evidence.refused', { name, reason: 'tooLarge' });
};

/** The data folder itself could not take the file; nothing half-written is left. */
const folderFault = ({ fault }: WriteFault) => (fault === 'full' ? fail('store.full', {}) : fail('store.readOnly', {}));

const viewOf = async (db: ReadDb, dir: string, row: StoredEvidence): Promise<EvidenceView> => {
  const { id, about, part, fileName, kind, format, bytes, sha256, note, byName, at } = row;
  const kept = staysForGood(db, row);
  return {
    ...{ id, about, part, fileName, kind, format, bytes, sha256, note, byName, at, kept },
    file: await attachmentState(dir, sha256, bytes),
  };
};

/** The bytes of a row, whole and unchanged, or what is wrong with them. */
const soundBytes = async (
  dir: string,
  { fileName, sha256 }: StoredEvidence,
): Promise<Result<Uint8Array<ArrayBuffer>, AppError<'evidence.fileBad'>>> => {
  const bytes = await readAttachment(dir, sha256);
  if (bytes === null) return fail('evidence.fileBad', { name: fileName, file: 'missing' });
  return sha256Hex(bytes) === sha256 ? ok(new Uint8Array(bytes)) : fail('evidence.fileBad', { name: fileName, file: 'changed' });
};

export const evidenceHandlers = (surroundings: { readonly dataDir: string }): Handlers<Names> => {
  const dir = attachmentsDir(surroundings);
  return {
    'evidence.list': async ({ db }, { serial, code }) => {
      if (!findDraw(db, serial)) return fail('draw.notFound', { serial });
      if (!findVisit(db, serial, code)) return fail('result.notDrawn', { code });
      const files = await Promise.all(listEvidenceOf(db, serial, code).map((row) => viewOf(db, dir, row)));
      return ok({ files, asksNote: needsNote(standingOf(db, { serial, code })) });
    },

    'evidence.bytes': async ({ db }, { id }) => {
      const row = findEvidence(db, id);
      if (!row) return fail('evidence.notFound', {});
      const bytes = await soundBytes(dir, row);
      return bytes.ok ? ok({ type: mediaTypes[row.format], bytes: bytes.value }) : bytes;
    },

    'evidence.add': async (context, { place: asked, kind, note, source }) => {
      const { db, newId, atEnd } = context;
      const early = storedPlace(db, asked);
      if (!early.ok) return early;
      const given = await givenFile(context, source);
      if (!given.ok) return given;
      const { bytes } = given.value;
      const format = judgeEvidence(bytes);
      const name = given.value.name === '' ? pastedName : given.value.name;
      if (!format.ok) return fail('evidence.refused', { name, reason: format.error });
      const sha256 = sha256Hex(bytes);
      const isLost =
        findEvidenceAt(db, early.value, sha256) !== null && (await checkedAttachmentState(dir, sha256, bytes.length)) !== 'there';
      const written = await writeAttachment(dir, sha256, newId(), bytes);
      if (!written.ok) return folderFault(written.error);
      atEnd(async () => {
        await written.value.drop();
        if (!isNamed(db, sha256)) removeStray(dir, sha256);
      });
      return ok(
        singleStep((write): Result<{ readonly id: string; readonly restored: boolean }, AddFault> => {
          const place = storedPlace(write.db, asked);
          if (!place.ok) return place;
          const { serial, code, about, part } = place.value;
          const known = findEvidenceAt(write.db, place.value, sha256);
          if (known && !isLost) return fail('evidence.thereAlready', { name: known.fileName });
          if (!known && about !== 'measure' && note === '' && needsNote(standingOf(write.db, place.value)))
            return fail('evidence.noteMissing', {});
          const named = written.value.name();
          if (!named.ok) return folderFault(named.error);
          const row = {
            ...place.value,
            ...{ id: write.newId(), fileName: name, kind: kindOfFile(kind, format.value), format: format.value },
            ...{ bytes: bytes.length, sha256, note },
          };
          if (!known) insertEvidence(write.db, row, stampOf(write));
          const facts = { serial, subject: code, about, part, file: known?.fileName ?? name, kind: known?.kind ?? row.kind };
          write.note({ ...facts, bytes: bytes.length, sha256, note, restored: known !== null });
          return ok({ id: known?.id ?? row.id, restored: known !== null });
        }),
      );
    },

    'evidence.remove': ({ db, note }, { id, reason }) => {
      const row = findEvidence(db, id);
      if (!row) return fail('evidence.notFound', {});
      if (staysForGood(db, row)) return fail('evidence.kept', { name: row.fileName });
      removeEvidence(db, id);
      note({ serial: row.serial, subject: row.code, file: row.fileName, sha256: row.sha256, reason });
      return ok(null);
    },

    'evidence.export': async (context, { id, folder }) => {
      const row = findEvidence(context.db, id);
      if (!row) return fail('evidence.notFound', {});
      const bytes = await soundBytes(dir, row);
      if (!bytes.ok) return bytes;
      const fileName = copyFileName(row.fileName, row.sha256, row.format);
      const write = async (filePath: string) => {
        const written = await writeFileSafely(filePath, bytes.value);
        return written.ok ? written : err(written.error.fault);
      };
      const facts = { serial: row.serial, subject: row.code, file: fileName, sha256: row.sha256 };
      return fileForGood(context, { folder, fileName, write }, 'evidence.exported', facts, { fileName });
    },
  };
};
