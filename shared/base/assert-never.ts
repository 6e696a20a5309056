/** Ends every `switch` over a union, so that a new member does not compile until it is handled. */
export const assertNever = (value: never, what: string): never => {
  throw new Error(`unhandled ${what}: ${JSON.stringify(value)}`);
};
