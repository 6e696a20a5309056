/** How every code of the field pack's sheets begins, scanned or typed; what it says only the backend reads. */
export const sheetBegins = /^\s*FD1\//i;
