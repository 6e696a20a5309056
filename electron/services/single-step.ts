import type { Result } from '#shared/base/result.ts';
import type { CommandContext, JobWrite } from './context.ts';

/** The writing end of a job that needs no slices. */
export const singleStep = <T, E, Params>(decide: (context: CommandContext<Params>) => Result<T, E>): JobWrite<T, E, Params> =>
  // A generator that never yields is one slice.
  // eslint-disable-next-line require-yield -- one step by intention
  function* (context) {
    return decide(context);
  };
