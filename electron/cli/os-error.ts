/** The code of an error of the operating system (`ENOENT`, `EACCES` ...), or undefined when the throw is a bug. */
export const osErrorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
