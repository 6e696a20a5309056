/** Why a data folder can't be opened or written. */
export type StoreFault = 'newer' | 'inUse' | 'damaged' | 'readOnly' | 'full';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** Names the fault behind an error of SQLite or of the file system; null when it is none of them, and then it is a bug. */
export const storeFaultOf = (error: unknown): StoreFault | null => {
  const code = codeOf(error);
  if (/^SQLITE_(FULL|IOERR_WRITE|IOERR_SHMSIZE|IOERR_FSYNC|IOERR_TRUNCATE)$|^ENOSPC$|^EDQUOT$/.test(code)) return 'full';
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)|^E(ACCES|PERM|ROFS|NOTDIR)$/.test(code)) return 'readOnly';
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|IOERR_DATA)/.test(code)) return 'damaged';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'inUse';
  return null;
};

/** Raised when a transaction can't go on for a reason outside the product; dispatch turns it into its sentence. */
export class StoreFaultError extends Error {
  readonly fault: StoreFault;

  constructor(fault: StoreFault, cause: unknown) {
    super(cause instanceof Error ? cause.message : fault, { cause });
    this.fault = fault;
  }
}
