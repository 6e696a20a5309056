import { fork, type ChildProcess } from 'node:child_process';
import type { KillMoment } from './kill-plan.ts';
import type { SpineMessage, SpineOrder } from './spine-order.ts';

export interface RunEnd {
  readonly outcome: 'killed' | 'done';
  /** The step that was being done or had just been done at the end. */
  readonly step: string;
  readonly took: readonly number[];
}

/**
 * Runs the steps of an order on, in a process of its own, from where they stand until it is killed at the moment, or done. Gives how long each
 * step took.
 */
export const runOn = (
  processPath: string,
  order: SpineOrder,
  steps: readonly { readonly name: string }[],
  moment: KillMoment | null,
): Promise<RunEnd> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = fork(processPath, [JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const took = steps.map(() => 0);
    let complaint = '';
    let began = 0;
    let armed = false;
    let outcome: RunEnd['outcome'] = 'killed';
    let step = 'start';
    let killed = false;
    const kill = (): void => {
      killed = true;
      child.kill('SIGKILL');
    };
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on('message', (message: SpineMessage) => {
      if (killed) return; // what was still on its way
      if ('done' in message) {
        outcome = 'done';
        kill(); // not even closing in order is needed
      } else if ('began' in message) {
        began = performance.now();
        step = steps[message.began]?.name ?? '';
        if (armed || moment?.at !== 'after' || message.began < moment.step) return;
        armed = true;
        setTimeout(kill, moment.milliseconds);
      } else {
        took[message.ended] = performance.now() - began;
        if (moment?.at === 'answer' && message.ended >= moment.step) kill();
      }
    });
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve({ outcome, step, took });
      else reject(new Error(`the spine ended with ${String(code)}: ${complaint}`));
    });
  });
