/** Work that ends with a file in a folder, as the parts here show it. */
export interface FileJob<T, E, P> {
  readonly phase:
    | { readonly at: 'idle' }
    | { readonly at: 'running'; readonly progress?: P; readonly secondsLeft?: number }
    | { readonly at: 'failed'; readonly error: E }
    | { readonly at: 'done'; readonly value: T };
  readonly folder: string;
  readonly write: () => void;
  readonly writeElsewhere: () => void;
  readonly open: () => Promise<boolean>;
  readonly cancel: () => void;
}

export interface FileJobWords<T, E> {
  readonly write: string;
  readonly elsewhere: string;
  readonly open: string;
  readonly cannotOpen: string;
  readonly done: (value: T, folder: string) => string;
  readonly failed: (error: E) => string;
}
