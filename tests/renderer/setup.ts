import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom lays nothing out, so it has neither of these; antd asks for both.
class SilentResizeObserver implements ResizeObserver {
  observe(): void {
    // nothing is ever resized
  }
  unobserve(): void {
    // nothing is ever resized
  }
  disconnect(): void {
    // nothing is ever resized
  }
}

/** A query that does not match and never changes its answer. */
const neverMatches = (query: string): MediaQueryList =>
  Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList;

window.ResizeObserver = SilentResizeObserver;
window.matchMedia = neverMatches;

// React and antd's motion finish their pending work in later tasks; they must find the window still there.
afterEach(async () => {
  cleanup();
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
});
