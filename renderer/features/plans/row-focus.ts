export const rowElementId = (rowId: string): string => `plan-row-${rowId}`;

/** Goes to a row of the table; one that was just added is there once the plan has been read again. */
export const focusRow = (rowId: string): void => {
  requestAnimationFrame(() => {
    const row = document.getElementById(rowElementId(rowId));
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
  });
};
