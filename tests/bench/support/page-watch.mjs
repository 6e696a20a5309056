/** Runs inside the page: notes gaps between timers and between frames, long tasks, how soon input was painted, and what the progress panel said. */
const install = () => {
  const watch = { timers: [], frames: [], tasks: [], inputs: [], phases: [] };
  globalThis.fairdrawWatch = watch;
  const unix = (now) => performance.timeOrigin + now;
  let lastTimer = performance.now();
  setInterval(() => {
    const now = performance.now();
    if (now - lastTimer > 20) watch.timers.push({ at: unix(now), stall: now - lastTimer - 4 });
    lastTimer = now;
  }, 4);
  let lastFrame = performance.now();
  let said = '';
  const frame = () => {
    const now = performance.now();
    if (now - lastFrame > 20) watch.frames.push({ at: unix(now), stall: now - lastFrame });
    lastFrame = now;
    const panel = document.querySelector('.progress-panel');
    const phase = panel?.querySelector('[role=status]')?.textContent ?? '';
    if (phase !== said) watch.phases.push({ at: unix(now), phase, cancel: panel?.querySelector('button') !== null && panel !== null });
    said = phase;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watch.tasks.push({ at: unix(startTime + duration), stall: duration });
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (name === 'click') watch.inputs.push({ at: unix(startTime + duration), stall: duration });
    }
  }).observe({ type: 'event', durationThreshold: 16 });
};

/** Watches one page from now on; `seen` answers everything noted so far, each stall with the moment of its end in Unix milliseconds. */
export async function watchPage(page) {
  await page.evaluate(install);
  return { seen: () => page.evaluate(() => globalThis.fairdrawWatch) };
}
