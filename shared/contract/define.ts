import type { z } from 'zod';
import type { Result } from '#shared/base/result.ts';
import type { StopSignal } from '#shared/base/stop-signal.ts';
import type { AuditEvent } from './audit-events.ts';
import type { AppError, CommonErrorCode, ErrorCode } from './errors.ts';
import type { Progress } from './progress.ts';
import type { Access } from './roles.ts';
import type { Topic } from './topics.ts';

declare const output: unique symbol;

interface Call<I extends z.ZodType, E extends ErrorCode, O> {
  readonly input: I;
  /** Expected failures of this call, besides those every call can have. */
  readonly errors: readonly E[];
  readonly access: Access;
  readonly [output]?: O;
}

export interface QueryCall<I extends z.ZodType, E extends ErrorCode, O> extends Call<I, E, O> {
  readonly kind: 'query';
  readonly reads: readonly Topic[];
}

interface WritingCall<I extends z.ZodType, E extends ErrorCode, O, A extends AuditEvent> extends Call<I, E, O> {
  readonly changes: readonly Topic[];
  readonly audit: A;
}

export interface CommandCall<I extends z.ZodType, E extends ErrorCode, O, A extends AuditEvent> extends WritingCall<I, E, O, A> {
  readonly kind: 'command';
}

export interface JobCall<I extends z.ZodType, E extends ErrorCode, O, A extends AuditEvent> extends WritingCall<I, E, O, A> {
  readonly kind: 'job';
}

export type AnyCall =
  | QueryCall<z.ZodType, ErrorCode, unknown>
  | CommandCall<z.ZodType, ErrorCode, unknown, AuditEvent>
  | JobCall<z.ZodType, ErrorCode, unknown, AuditEvent>;

export type ContractShape = Readonly<Record<string, AnyCall>>;

type Given<C> = Omit<C, 'kind'>;

/** Starts the entry of one capability: what it answers, then of which kind it is and what it takes. */
export const returns = <O>() => ({
  query: <I extends z.ZodType, E extends ErrorCode = never>(call: Given<QueryCall<I, E, O>>): QueryCall<I, E, O> => ({
    kind: 'query',
    ...call,
  }),
  command: <I extends z.ZodType, A extends AuditEvent, E extends ErrorCode = never>(
    call: Given<CommandCall<I, E, O, A>>,
  ): CommandCall<I, E, O, A> => ({ kind: 'command', ...call }),
  job: <I extends z.ZodType, A extends AuditEvent, E extends ErrorCode = never>(call: Given<JobCall<I, E, O, A>>): JobCall<I, E, O, A> => ({
    kind: 'job',
    ...call,
  }),
});

export type InputOf<C> = C extends { readonly input: infer I extends z.ZodType } ? z.output<I> : never;
export type OutputOf<C> = C extends { readonly [output]?: infer O } ? Exclude<O, undefined> : never;
export type ErrorsOf<C> = C extends { readonly errors: readonly (infer E extends ErrorCode)[] } ? E : never;
export type AuditOf<C> = C extends { readonly audit: infer A extends AuditEvent } ? A : never;

/** What a caller gets: the declared failures and those that any call can have. */
export type Answer<C> = Result<OutputOf<C>, AppError<ErrorsOf<C> | CommonErrorCode>>;

export interface JobOptions {
  readonly signal?: StopSignal;
  readonly onProgress?: (progress: Progress) => void;
}

type Method<C extends AnyCall> = C['kind'] extends 'job'
  ? (input: InputOf<C>, options?: JobOptions) => Promise<Answer<C>>
  : (input: InputOf<C>) => Promise<Answer<C>>;

/** The contract as its callers see it. */
export type ClientOf<S extends ContractShape> = { readonly [K in keyof S]: Method<S[K]> };
