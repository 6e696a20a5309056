'use strict';
// Put before a program: writes down each time its event loop stood still for longer than a moment, and how its peak memory grew.
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const tickMilliseconds = 4;
const momentMilliseconds = 15;
const memoryStepKib = 4096;
const target = process.env.FAIRDRAW_OBSERVED;
const schedulerPath = '/proc/thread-self/schedstat';
const hasScheduler = existsSync(schedulerPath);
const statusPath = '/proc/self/status';
const hasStatus = existsSync(statusPath);

/** What the system says of a process on Linux; the other number also counts what its parent once held. */
const peakMemoryKib = () =>
  hasStatus ? Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(statusPath, 'latin1'))?.[1]) : process.resourceUsage().maxRSS;

/** Milliseconds that this thread was ready to run and got no processor, because others had them; 0 where the system does not tell. */
const waitedForProcessor = () => (hasScheduler ? Number(readFileSync(schedulerPath, 'latin1').split(' ')[1]) / 1e6 : 0);

if (isMainThread && target) {
  let last = performance.now();
  let lastWaited = waitedForProcessor();
  let peakKib = 0;
  const note = (fact) => appendFileSync(target, `${JSON.stringify(fact)}\n`);
  const look = () => {
    const now = performance.now();
    const waited = waitedForProcessor();
    const all = now - last - tickMilliseconds;
    const stall = all - (waited - lastWaited);
    last = now;
    lastWaited = waited;
    if (all > momentMilliseconds) note({ at: performance.timeOrigin + now, all, stall });
    const nowKib = peakMemoryKib();
    if (nowKib < peakKib + memoryStepKib) return;
    peakKib = nowKib;
    note({ peakKib });
  };
  setInterval(look, tickMilliseconds).unref();
  process.on('exit', look);
}
