import { ok, type Result } from '#shared/base/result.ts';
import type { Topic } from '#shared/contract/topics.ts';
import { openStore, type OpenFailure, type Store } from '#electron/store/store.ts';
import { auditHandlers } from './audit.ts';
import { broughtBackHandlers } from './brought-back.ts';
import { bundleHandlers } from './bundles.ts';
import { calendarHandlers } from './calendar.ts';
import { checklistHandlers } from './checklists.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { drawPaperHandlers } from './draw-papers.ts';
import { drawRecordHandlers } from './draw-records.ts';
import { drawHandlers } from './draws.ts';
import { evidenceHandlers } from './evidence.ts';
import { evidenceCheckHandlers } from './evidence-check.ts';
import { fieldPackHandlers } from './field-pack.ts';
import { assessmentHandlers } from './assessment.ts';
import { countyHandlers } from './counties.ts';
import { figureHandlers } from './figures.ts';
import { handedDownHandlers } from './handed-down.ts';
import { handedTaskHandlers } from './handed-tasks.ts';
import { conflictHandlers } from './conflicts.ts';
import { unconfirmedHandlers } from './unconfirmed.ts';
import { requestHandlers } from './requests.ts';
import { historyHandlers } from './history.ts';
import { importHandlers } from './imports.ts';
import { inspectorHandlers } from './inspectors.ts';
import { itemHandlers } from './items.ts';
import { letterHandlers } from './letters.ts';
import { libraryFileHandlers } from './library-files.ts';
import { keyHandlers } from './keys.ts';
import { createKeyring } from './keyring.ts';
import { mailLimitHandlers } from './mail-limit.ts';
import { officeHandlers } from './office.ts';
import { orgHandlers } from './org.ts';
import { planFileHandlers } from './plan-files.ts';
import { planHandlers } from './plans.ts';
import { rehearsedStore } from './rehearsed-store.ts';
import { replacementHandlers } from './replacements.ts';
import { resultHandlers } from './results.ts';
import { reviewHandlers } from './reviews.ts';
import { publicationHandlers } from './publication.ts';
import { followUpHandlers } from './follow-ups.ts';
import { taskHandlers } from './tasks.ts';
import { rosterHandlers } from './rosters.ts';
import { drillHandlers } from './drills.ts';
import { schemeHandlers } from './schemes.ts';
import { searchHandlers } from './search.ts';
import { openSession, type Session } from './session-state.ts';
import { sessionHandlers } from './session.ts';
import { onlyStageCalls, stageActor, stageHandlers } from './stage.ts';
import { subjectEditHandlers } from './subject-edits.ts';
import { teamChangeHandlers } from './team-changes.ts';
import { viewHandlers } from './views.ts';
import { yearPackHandlers } from './year-pack.ts';

/** Everything the backend takes from its surroundings: place, clock, chance and the built files it starts as threads. */
export interface Surroundings {
  readonly dataDir: string;
  /** The built better_sqlite3.node. */
  readonly nativeBinding: string;
  readonly sheetThreadPath: string;
  readonly writeThreadPath: string;
  readonly keyThreadPath: string;
  /** Where the built verify.html and verify.sh lie. */
  readonly verifierDir: string;
  /** A folder of this user's own outside the data folder, for the second seal mark (BUNDLE-SPEC 7.1). */
  readonly userDir: string;
  /** Work factor of the passphrase files; missing = what BUNDLE-SPEC 12.4 asks for. Tests use a lower one. */
  readonly keyFileLogN?: number;
  /** Nothing that is written stays: for a dry run. */
  readonly rehearsal?: boolean;
  readonly version: string;
  readonly electron: string;
  readonly node: string;
  readonly clock: () => string;
  readonly newId: () => string;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly pathOf: (token: string) => string | null;
  readonly onChanged: (topics: readonly Topic[]) => void;
  readonly logBug: (reference: string, name: string, error: unknown) => void;
  readonly logSlow: (name: string, milliseconds: number) => void;
}

export interface OpenedOffice {
  readonly dispatch: Dispatch;
  /** What the projector's window may ask. */
  readonly stage: Dispatch;
  readonly store: Store;
  readonly close: () => void;
}

/** Opens the data folder and puts the backend together: the one composition that window, command line and tests share. */
export const openOffice = (surroundings: Surroundings, session: Session): Result<OpenedOffice, OpenFailure> => {
  const { dataDir, nativeBinding, clock } = surroundings;
  const openedAt = clock();
  const store = openStore({ dataDir, nativeBinding, now: openedAt });
  if (!store.ok) return store;
  const keyring = createKeyring();
  const handlers = {
    ...officeHandlers(surroundings, session),
    ...orgHandlers,
    ...calendarHandlers,
    ...sessionHandlers(session),
    ...importHandlers(surroundings),
    ...historyHandlers,
    ...libraryFileHandlers,
    ...rosterHandlers,
    ...inspectorHandlers,
    ...itemHandlers,
    ...checklistHandlers(surroundings),
    ...subjectEditHandlers,
    ...viewHandlers,
    ...searchHandlers,
    ...planHandlers,
    ...planFileHandlers(surroundings),
    ...drillHandlers,
    ...schemeHandlers,
    ...drawHandlers({ ...surroundings, openedAt }),
    ...drawRecordHandlers(surroundings),
    ...drawPaperHandlers(surroundings),
    ...teamChangeHandlers,
    ...stageHandlers,
    ...replacementHandlers,
    ...fieldPackHandlers(surroundings),
    ...broughtBackHandlers(surroundings),
    ...resultHandlers,
    ...evidenceHandlers(surroundings),
    ...evidenceCheckHandlers(surroundings),
    ...reviewHandlers,
    ...publicationHandlers,
    ...followUpHandlers,
    ...taskHandlers,
    ...figureHandlers,
    ...letterHandlers(surroundings),
    ...yearPackHandlers(surroundings),
    ...keyHandlers(surroundings, keyring),
    ...bundleHandlers(surroundings, keyring),
    ...handedDownHandlers,
    ...conflictHandlers,
    ...unconfirmedHandlers,
    ...requestHandlers,
    ...assessmentHandlers,
    ...mailLimitHandlers,
    ...countyHandlers(surroundings),
    ...handedTaskHandlers,
    ...auditHandlers,
  };
  const parts = { ...surroundings, store: surroundings.rehearsal ? rehearsedStore(store.value) : store.value, handlers };
  return ok({
    dispatch: createDispatch({ ...parts, session }),
    stage: onlyStageCalls(createDispatch({ ...parts, session: openSession(stageActor) })),
    store: store.value,
    close: store.value.close,
  });
};
