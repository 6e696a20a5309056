import { ok } from '#shared/base/result.ts';
import type { CorrectionRequest } from '#shared/contract/counties.ts';
import { fail } from '#shared/contract/errors.ts';
import { libraryTables } from '#shared/domain/bundle/library-rows.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { requestState, type ResultNow } from '#shared/domain/results/correction-request.ts';
import { officeName } from '#electron/bundle/roster.ts';
import {
  answersByRequest,
  findRequest,
  insertAnswer,
  insertRequest,
  listRequests,
  withdrawRequest,
  type StoredRequest,
} from '#electron/store/correction-requests.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { isBorrowed } from '#electron/store/field-loans.ts';
import { findOffice } from '#electron/store/office.ts';
import { hasOwnRecord } from '#electron/store/own-library.ts';
import { listHeads } from '#electron/store/received-rows.ts';
import { findReceivedVisit } from '#electron/store/received-visit.ts';
import { findResult } from '#electron/store/results.ts';
import { subjectsByCode } from '#electron/store/received-year.ts';
import { findUnconfirmed } from '#electron/store/unconfirmed-records.ts';
import { findVisitState } from '#electron/store/visit-states.ts';
import type { Handlers } from './context.ts';
import { stampOf } from './plan-draft.ts';
import { currentRoster } from './trust-roster.ts';

type Names = 'requests.list' | 'requests.make' | 'requests.withdraw' | 'requests.decline';

interface Told extends ResultNow {
  readonly published: boolean;
}

const viewOf = (db: ReadDb, request: StoredRequest, now: Told, sealed: boolean): CorrectionRequest => {
  const { id, county, serial, taskName, subject, subjectName, resultId, reason, byName, at, withdrawn } = request;
  const state = requestState(request, now);
  const roster = currentRoster(db);
  return {
    ...{ id, county, serial, taskName, code: subject, subjectName, record: resultId, reason, byName, at, state, sealed },
    published: now.published,
    countyName: (roster ? officeName(roster, county) : null) ?? county,
    answer: state === 'declined' ? now.declined : state === 'withdrawn' ? withdrawn : '',
  };
};

/** A request of the city as it reached the county; its form was checked when the bundle was opened (BUNDLE-SPEC 5.4). */
const receivedRequest = (row: RecordRow): StoredRequest => ({
  id: fieldText(row, 'id'),
  county: fieldText(row, 'county'),
  serial: fieldText(row, 'serial'),
  subject: fieldText(row, 'subject'),
  subjectName: fieldText(row, 'subject_name'),
  taskName: fieldText(row, 'task_name'),
  resultId: fieldText(row, 'result_id'),
  resultRev: Number(row['result_rev']),
  corrections: Number(row['corrections']),
  reason: fieldText(row, 'reason'),
  withdrawn: fieldText(row, 'withdrawn'),
  byName: fieldText(row, 'by_name'),
  at: fieldText(row, 'at'),
});

/** A request about a record of the county's library, which its last full list did not hold, says nothing of an event (BUNDLE-SPEC 5.2). */
const ofLibrary = ({ serial }: StoredRequest): boolean => serial === '';

/** Such a request is answered when the record is in the library again, or was taken out of it for good. */
const libraryNow = (request: StoredRequest, answers: ReadonlyMap<string, string>, answered: boolean): Told => ({
  rev: request.resultRev + Number(answered),
  corrections: 0,
  declined: answers.get(request.id) ?? '',
  published: false,
});

/** Whether a record of another office waits to be confirmed. */
const isMarked = (db: ReadDb, record: string): boolean => libraryTables.some((kind) => findUnconfirmed(db, kind, record) !== null);

/** What the county's bundles say of a result now. */
const sentResult = (db: ReadDb, answers: ReadonlyMap<string, string>, request: StoredRequest): Told => {
  if (ofLibrary(request)) return libraryNow(request, answers, !isMarked(db, request.resultId));
  const { id, county, serial, subject } = request;
  const { result, corrections, publications } = findReceivedVisit(db, county, serial, subject);
  return {
    rev: Number(result?.['rev'] ?? 0),
    corrections: corrections.length,
    declined: answers.get(id) ?? '',
    published: publications.length > 0,
  };
};

/** What the county itself has of a result now. */
const ownResult = (db: ReadDb, answers: ReadonlyMap<string, string>, request: StoredRequest): Told => {
  if (ofLibrary(request))
    return libraryNow(
      request,
      answers,
      libraryTables.some((table) => hasOwnRecord(db, table, request.resultId)),
    );
  const { id, serial, subject } = request;
  const visit = findVisitState(db, serial, subject);
  return {
    rev: findResult(db, serial, subject)?.rev ?? 0,
    corrections: visit?.corrections ?? 0,
    declined: answers.get(id) ?? '',
    published: visit?.state === 'published',
  };
};

const openFirst = (a: CorrectionRequest, b: CorrectionRequest): number => {
  const rank = ({ state }: CorrectionRequest): number => (state === 'open' ? 0 : 1);
  return rank(a) - rank(b) || (a.at < b.at ? 1 : -1);
};

/** Why a county keeps results it was asked about, as its bundles say, by request. */
const sentAnswers = (db: ReadDb, county: string): ReadonlyMap<string, string> =>
  new Map(listHeads(db, county, 'request_answers').map((row) => [fieldText(row, 'request_id'), fieldText(row, 'reason')]));

const listMade = (db: ReadDb): readonly CorrectionRequest[] => {
  const requests = listRequests(db);
  // A county answers for itself alone.
  const answers = new Map([...new Set(requests.map(({ county }) => county))].map((county) => [county, sentAnswers(db, county)]));
  return requests.map((request) =>
    viewOf(db, request, sentResult(db, answers.get(request.county) ?? new Map<string, string>(), request), request.sealed),
  );
};

const listReceived = (db: ReadDb, own: string): readonly CorrectionRequest[] => {
  const city = currentRoster(db)?.city.code;
  if (city === undefined) return [];
  const answers = answersByRequest(db);
  return listHeads(db, city, 'correction_requests')
    .map(receivedRequest)
    .filter(({ county }) => county === own)
    .map((request) => viewOf(db, request, ownResult(db, answers, request), true));
};

/** At the city what it asked of its counties, at a county what it was asked. */
export const requestsOf = (db: ReadDb): readonly CorrectionRequest[] => {
  const office = findOffice(db);
  if (!office) return [];
  return (office.role === 'city' ? listMade(db) : listReceived(db, office.code)).toSorted(openFirst);
};

export const requestHandlers: Handlers<Names> = {
  'requests.list': ({ db }) => ok(requestsOf(db)),

  'requests.make': (context, { county, serial, code, reason }) => {
    const { db, newId, actor, note } = context;
    const office = findOffice(db);
    if (office?.role !== 'city') return fail('office.roleOnly', { role: 'city' });
    const visit = findReceivedVisit(db, county, serial, code);
    if (!visit.assignment || !visit.scheme) return fail('county.visitUnknown', {});
    if (!visit.result) return fail('request.noResult', {});
    const same = requestsOf(db).find((one) => one.county === county && one.serial === serial && one.code === code && one.state === 'open');
    if (same) return fail('request.open', { byName: same.byName });
    const id = newId();
    insertRequest(
      db,
      {
        ...{ id, office: office.code, county, serial, subject: code, reason, byName: actor?.name ?? '' },
        subjectName: subjectsByCode(db, county, [code]).get(code)?.name ?? '',
        taskName: fieldText(visit.scheme, 'name'),
        resultId: fieldText(visit.result, 'id'),
        resultRev: Number(visit.result['rev']),
        corrections: visit.corrections.length,
      },
      stampOf(context),
    );
    note({ county, serial, subject: code, reason });
    return ok({ id });
  },

  'requests.withdraw': (context, { id, reason }) => {
    const { db, actor, note } = context;
    if (findOffice(db)?.role !== 'city') return fail('office.roleOnly', { role: 'city' });
    const request = findRequest(db, id);
    if (!request) return fail('request.notFound', {});
    if (requestState(request, sentResult(db, sentAnswers(db, request.county), request)) !== 'open') return fail('request.answered', {});
    withdrawRequest(db, id, reason, actor?.name ?? '', stampOf(context));
    note({ county: request.county, serial: request.serial, subject: request.subject, reason });
    return ok(null);
  },

  'requests.decline': (context, { id, reason }) => {
    const { db, newId, actor, note } = context;
    const office = findOffice(db);
    if (office?.role !== 'county') return fail('office.roleOnly', { role: 'county' });
    const request = listReceived(db, office.code).find((one) => one.id === id);
    if (!request) return fail('request.notFound', {});
    if (request.state !== 'open') return fail('request.answered', {});
    const { serial, code } = request;
    if (isBorrowed(db, serial)) return fail('draw.borrowed', { serial });
    const answer = { id: newId(), office: office.code, requestId: id, serial, subject: code, reason, byName: actor?.name ?? '' };
    insertAnswer(db, answer, stampOf(context));
    note({ serial, subject: code, reason });
    return ok(null);
  },
};
