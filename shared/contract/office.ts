import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export type OfficeRole = 'county' | 'city';

export interface OfficeView {
  readonly code: string;
  readonly name: string;
  readonly role: OfficeRole;
  readonly dataFolder: string;
}

export type OfficeState = { readonly at: 'empty'; readonly dataFolder: string } | { readonly at: 'ready'; readonly office: OfficeView };

/** One county, district or zone of the city, or the city itself. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly officeName: string;
  readonly role: OfficeRole;
}

export interface SystemState {
  readonly version: string;
  readonly electron: string;
  readonly node: string;
  readonly sqlite: string;
  readonly schema: string;
  readonly dataFolder: string;
  readonly databaseBytes: number;
}

/** First run (UX 15): which office this data folder belongs to, its first administrator and a recovery code that is shown once. */
export const officeContract = {
  'office.state': returns<OfficeState>().query({ input: z.strictObject({}), errors: [], access: 'anyone', reads: ['office'] }),
  'office.divisions': returns<readonly Division[]>().query({ input: z.strictObject({}), errors: [], access: 'anyone', reads: [] }),
  'office.create': returns<{ readonly recoveryCode: string }>().job({
    input: z.strictObject({
      code: z.string().regex(/^[0-9]{6}$/),
      name: z.string().trim().min(2).max(60),
      role: z.enum(['county', 'city']),
      adminName: z.string().trim().min(1).max(40),
      password: z.string().max(200),
    }),
    errors: ['office.exists', 'people.passwordWeak'],
    access: 'anyone',
    changes: ['office', 'org', 'people', 'session'],
    audit: 'office.created',
  }),
  'system.state': returns<SystemState>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads: ['office'] }),
} as const;
