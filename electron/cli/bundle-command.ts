import { runBundleCheck } from './bundle-check-command.ts';
import { bundleOfficeActions, runBundleOffice } from './bundle-office-command.ts';
import type { CliCommand } from './command.ts';

/** `bundle …`: looking and verifying need no data folder, the rest does. */
export const runBundle: CliCommand = (args, io, program) =>
  bundleOfficeActions.some((action) => action === args[0]) ? runBundleOffice(args, io, program) : runBundleCheck(args, io);
