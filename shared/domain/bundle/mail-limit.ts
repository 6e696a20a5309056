/**
 * The most that one file of a report may have when it goes by mail (BUNDLE-SPEC 7.1), in KiB: the least that a row and its headers are sure to fit
 * into, what holds until an office sets its own, and more than any mail takes.
 */
export const mailLimitKiB = { least: 256, usual: 18 * 1024, most: 2000 * 1024 } as const;

/** Whether a number of KiB can be a mail limit. */
export const isMailLimit = (limitKiB: number): boolean =>
  Number.isInteger(limitKiB) && limitKiB >= mailLimitKiB.least && limitKiB <= mailLimitKiB.most;
