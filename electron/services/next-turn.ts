/** Lets everything that waits have its turn; a timer of no length would take a millisecond each time. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
