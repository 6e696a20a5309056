'use strict';
// Put before a program: writes down each time its event loop stood still for longer than a moment, and how its peak memory grew.
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const tickMilliseconds = 4;
const momentMilliseconds = 15;
const memoryStepKib = 4096;
const target = process.env.FAIRDRAW_OBSERVED;

if (isMainThread && target) {
  let last = performance.now();
  let peakKib = 0;
  const note = (fact) => appendFileSync(target, `${JSON.stringify(fact)}\n`);
  const look = () => {
    const now = performance.now();
    const stall = now - last - tickMilliseconds;
    last = now;
    if (stall > momentMilliseconds) note({ at: performance.timeOrigin + now, stall });
    const { maxRSS } = process.resourceUsage();
    if (maxRSS < peakKib + memoryStepKib) return;
    peakKib = maxRSS;
    note({ peakKib });
  };
  setInterval(look, tickMilliseconds).unref();
  process.on('exit', look);
}
