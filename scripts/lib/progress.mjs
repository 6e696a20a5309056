/** Progress goes to stderr: stdout belongs to the command a person asked for. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

export const secondsSince = (start) => (performance.now() - start) / 1000;

/** Says what begins, does it, says how long it took. */
export async function step(title, work) {
  say(`${title} …`);
  const start = performance.now();
  const value = await work();
  say(`${title}: ${secondsSince(start).toFixed(1)} s`);
  return value;
}
