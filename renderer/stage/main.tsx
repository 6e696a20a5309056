import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chinaTime } from '#shared/base/china-time.ts';
import type { StageDesk } from '#shared/contract/shell.ts';
import '../ui/tokens.css';
import { Stage } from './Stage.tsx';
import { createStageStore } from './stage-store.ts';

declare global {
  interface Window {
    /** Put there by the stage's preload script. */
    readonly stage: StageDesk;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root element');

const stage = createStageStore(window.stage);
createRoot(root).render(
  <StrictMode>
    <Stage store={stage.store} pass={stage.pass} clock={() => chinaTime(Date.now())} />
  </StrictMode>,
);
