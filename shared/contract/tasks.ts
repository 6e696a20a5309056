import { z } from 'zod';
import type { Deadline } from '#shared/domain/results/publication-clock.ts';
import type { NextTask, TaskCounts, TaskStage } from '#shared/domain/results/task-stage.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

/** Where a drawn event stands, as its visits say (DOMAIN 13.2). */
export interface TaskView {
  readonly serial: string;
  readonly name: string;
  readonly stage: TaskStage;
  readonly counts: TaskCounts;
  readonly next: NextTask;
  readonly dispatchedOn: string | null;
  /** The earliest publication deadline of its visits; null when nothing waits or no clock runs. */
  readonly deadline: Deadline | null;
  /** The earliest clock of its open problems; null when none runs. */
  readonly followUpDeadline: Deadline | null;
}

export interface DispatchedVisitView {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly entered: boolean;
}

const serial = z.string().min(1).max(40);
const editors = ['clerk', 'head'] as const;

/** 抽查任务 from the drawn list to its close. */
export const tasksContract = {
  /** Every drawn event, newest first. */
  'tasks.list': returns<readonly TaskView[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['draws', 'schemes', 'results', 'followUps', 'calendar', 'office'],
  }),
  'tasks.get': returns<TaskView>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.byCounties'],
    access: everyRole,
    reads: ['draws', 'schemes', 'results', 'followUps', 'calendar', 'office'],
  }),
  /** Which unit has which visit; empty before the dispatch. */
  'tasks.dispatched': returns<readonly DispatchedVisitView[]>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws', 'results'],
  }),
  /** 派发: each visit to the unit of its team, once. */
  'tasks.dispatch': returns<{ readonly visits: number; readonly units: number }>().command({
    input: z.strictObject({ serial, on: z.iso.date() }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.byCounties', 'draw.borrowed', 'task.dispatchedAlready', 'task.dateInvalid'],
    access: editors,
    changes: ['results'],
    audit: 'tasks.dispatched',
  }),
  /** 移交 of visits that have no result yet to another unit (R35). */
  'tasks.reassign': returns<null>().command({
    input: z.strictObject({
      serial,
      codes: z.array(z.string()).min(1).max(5000),
      unit: z.string().trim().min(1).max(80),
      reason: z.string().trim().min(2).max(200),
    }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'draw.borrowed',
      'task.notDispatched',
      'result.notDrawn',
      'team.resultEntered',
    ],
    access: editors,
    changes: ['results'],
    audit: 'tasks.reassigned',
  }),
  /** 办结: everything published and every problem followed to its end. */
  'tasks.close': returns<null>().command({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.byCounties', 'draw.borrowed', 'task.notFinished', 'task.closedAlready'],
    access: editors,
    changes: ['results', 'followUps'],
    audit: 'tasks.closed',
  }),
} as const;
