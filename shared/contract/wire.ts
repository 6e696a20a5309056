import type { Result } from '#shared/base/result.ts';
import type { AppError } from './errors.ts';
import type { Progress } from './progress.ts';
import type { Topic } from './topics.ts';

/** Window -> backend, over the window's own message port. */
export type WireRequest = { readonly id: number; readonly name: string; readonly input: unknown } | { readonly cancel: number };

/** Backend -> window: one answer for each request, progress before it, and the topics that somebody changed. */
export type WireReply =
  | { readonly id: number; readonly result: Result<unknown, AppError> }
  | { readonly id: number; readonly progress: Progress }
  | { readonly changed: readonly Topic[] };
