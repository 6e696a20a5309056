import { isRoot } from './run-command.mjs';

export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** `[command, args]` that runs a program on the display there is, or on a virtual one of the smallest supported size. */
export function onDisplay(command, args, size = '1366x768') {
  if (hasDisplay()) return [command, args];
  return ['xvfb-run', ['-a', '-s', `-screen 0 ${size}x24`, command, ...args]];
}

/** Chromium refuses to start its sandbox for root; a virtual display has no graphics card. */
export const chromiumFlags = () => (process.platform === 'linux' && isRoot() ? ['--no-sandbox', '--disable-gpu'] : []);
