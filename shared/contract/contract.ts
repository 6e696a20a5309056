import { auditContract } from './audit.ts';
import { broughtBackContract } from './brought-back.ts';
import { bundlesContract } from './bundles.ts';
import { chainsContract } from './chains.ts';
import { calendarContract } from './calendar.ts';
import type { ClientOf, ContractShape, ErrorsOf } from './define.ts';
import { drawPapersContract } from './draw-papers.ts';
import { drawRecordsContract } from './draw-records.ts';
import { drawsContract } from './draws.ts';
import { drillsContract } from './drills.ts';
import { evidenceContract } from './evidence.ts';
import { fieldPackContract } from './field-pack.ts';
import { assessmentContract } from './assessment.ts';
import { conflictsContract } from './conflicts.ts';
import { countiesContract } from './counties.ts';
import { figuresContract } from './figures.ts';
import { followUpsContract } from './follow-ups.ts';
import { handedDownContract } from './handed-down.ts';
import { handedTasksContract } from './handed-tasks.ts';
import { historyContract } from './history.ts';
import { importsContract } from './imports.ts';
import { inspectorsContract } from './inspectors.ts';
import { itemsContract } from './items.ts';
import { keysContract } from './keys.ts';
import { lettersContract } from './letters.ts';
import { libraryFilesContract } from './library-files.ts';
import { officeContract } from './office.ts';
import { orgContract } from './org.ts';
import { planFilesContract } from './plan-files.ts';
import { plansContract } from './plans.ts';
import { publicationContract } from './publication.ts';
import { replacementsContract } from './replacements.ts';
import { resultsContract } from './results.ts';
import { reviewsContract } from './reviews.ts';
import { schemesContract } from './schemes.ts';
import { sessionContract } from './session.ts';
import { searchContract } from './search.ts';
import { stageContract } from './stage.ts';
import { subjectEditsContract } from './subject-edits.ts';
import { subjectsContract } from './subjects.ts';
import { tasksContract } from './tasks.ts';
import { teamChangesContract } from './team-changes.ts';
import { unconfirmedContract } from './unconfirmed.ts';
import { viewsContract } from './views.ts';
import { yearPackContract } from './year-pack.ts';

/** Everything the backend can be asked for. Client, dispatch, command line and tests are derived from this value. */
export const contract = {
  ...officeContract,
  ...orgContract,
  ...calendarContract,
  ...sessionContract,
  ...importsContract,
  ...historyContract,
  ...libraryFilesContract,
  ...itemsContract,
  ...subjectsContract,
  ...subjectEditsContract,
  ...viewsContract,
  ...searchContract,
  ...inspectorsContract,
  ...plansContract,
  ...planFilesContract,
  ...schemesContract,
  ...drillsContract,
  ...drawsContract,
  ...drawRecordsContract,
  ...drawPapersContract,
  ...teamChangesContract,
  ...stageContract,
  ...replacementsContract,
  ...fieldPackContract,
  ...broughtBackContract,
  ...resultsContract,
  ...evidenceContract,
  ...reviewsContract,
  ...publicationContract,
  ...followUpsContract,
  ...tasksContract,
  ...figuresContract,
  ...lettersContract,
  ...yearPackContract,
  ...keysContract,
  ...bundlesContract,
  ...chainsContract,
  ...handedDownContract,
  ...conflictsContract,
  ...unconfirmedContract,
  ...countiesContract,
  ...assessmentContract,
  ...handedTasksContract,
  ...auditContract,
} as const satisfies ContractShape;

export type AppContract = typeof contract;
export type CallName = keyof AppContract;
export type AppClient = ClientOf<AppContract>;
export type CallErrors<K extends CallName> = ErrorsOf<AppContract[K]>;
