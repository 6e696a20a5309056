import { z } from 'zod';
import { returns } from './define.ts';
import type { AuditEvent } from './audit-events.ts';
import { windowLimit } from './subjects.ts';

export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly event: AuditEvent;
  readonly params: unknown;
  readonly hash: string;
}

export interface AuditCheck {
  readonly rows: number;
  readonly head: string;
  /** First row whose hash or predecessor does not agree; null when the chain is whole. */
  readonly brokenAt: number | null;
}

/** 全程留痕: every command left a row that names the row before it by hash. */
export const auditContract = {
  'audit.window': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly AuditRow[] }>().query({
    input: z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(windowLimit) }),
    errors: [],
    access: ['observer', 'head', 'systemAdmin', 'securityAdmin', 'auditAdmin'],
    reads: ['audit'],
  }),
  'audit.check': returns<AuditCheck>().query({
    input: z.strictObject({}),
    errors: [],
    access: ['observer', 'head', 'systemAdmin', 'securityAdmin', 'auditAdmin'],
    reads: ['audit'],
  }),
} as const;
