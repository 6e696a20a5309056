import type { StartFailure } from '#shared/contract/shell.ts';

/** What the backend process needs to open an office; sent once, before anything else. */
export interface OpenMessage {
  readonly type: 'open';
  readonly dataDir: string;
  readonly nativeBinding: string;
  readonly userDir: string;
  readonly version: string;
}

/** Main process -> backend. A port comes beside its message as a transferred object. */
export type ToBackend =
  | OpenMessage
  | { readonly type: 'port'; readonly window: 'console' | 'stage' }
  /** The person chose this file or folder; the window holds the token alone. */
  | { readonly type: 'path'; readonly token: string; readonly path: string }
  | { readonly type: 'close' };

/** Backend -> main process. */
export type FromBackend =
  | { readonly type: 'ready' }
  | { readonly type: 'startFailed'; readonly code: StartFailure['code'] }
  | { readonly type: 'closed' }
  /** The token can be used from now on. */
  | { readonly type: 'pathKnown'; readonly token: string }
  /** One line for the log file; never with personal data. */
  | { readonly type: 'log'; readonly text: string };
