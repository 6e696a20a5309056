import type { Result } from '#shared/base/result.ts';

/** The value of a result that the test expects to be good. */
export const valueOf = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
  return result.value;
};
