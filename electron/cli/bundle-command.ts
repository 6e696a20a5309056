import { runBundleCheck } from './bundle-check-command.ts';
import { runBundleConflicts } from './bundle-conflicts-command.ts';
import { bundleOfficeActions, runBundleOffice } from './bundle-office-command.ts';
import type { CliCommand } from './command.ts';

/** `bundle …`: looking and verifying need no data folder, the rest does. */
export const runBundle: CliCommand = (args, io, program) => {
  const [action] = args;
  if (action === 'conflicts') return runBundleConflicts(args, io, program);
  return bundleOfficeActions.some((one) => one === action) ? runBundleOffice(args, io, program) : runBundleCheck(args, io);
};
