import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Desk } from '#shared/contract/shell.ts';
import { createDeskClient } from './api/desk-client.ts';
import { App } from './app/App.tsx';
import './ui/tokens.css';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly desk: Desk;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root element');

const client = createDeskClient(window.desk, () => performance.now());
createRoot(root).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
);
