import { Worker } from 'node:worker_threads';
import { app } from 'electron';

/**
 * Runs the command line of the installed program without a window and ends with its exit code. It runs in a thread, not in a utility
 * process: that one has no standard input and doesn't end by itself when its work is done.
 */
export const runCli = (cliPath: string, args: readonly string[]): void => {
  app.disableHardwareAcceleration();
  const thread = new Worker(cliPath, { argv: [...args], execArgv: ['--no-deprecation'], stdin: true });
  if (thread.stdin) process.stdin.pipe(thread.stdin);
  thread.on('error', (error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`);
  });
  thread.on('exit', (code) => {
    // The empty write comes after everything the thread wrote; leaving earlier could cut a long document.
    process.stdout.write('', () => {
      app.exit(code);
    });
  });
};
