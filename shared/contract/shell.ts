import type { StageShow, StageState } from './stage.ts';

/** A file or folder the person chose in a native dialog. The path stays in the main process and the backend; the window holds the token. */
export interface ChosenPath {
  readonly token: string;
  readonly name: string;
}

export type FilePurpose = 'workbook' | 'bundle' | 'enrolment';

/** How the files end that an import reads; what a file is its content decides. */
export const tableFileEndings = ['xlsx', 'xlsm', 'xls', 'et', 'csv', 'txt'] as const;

/** The backend as the main process sees it; `restarted` tells that it had to be started again and nothing committed was lost. */
export type BackendStatus = 'running' | 'restarted' | 'gone';

/** The backend could not open the data folder: what the window says instead of the application. */
export interface StartFailure {
  readonly code: 'store.newer' | 'store.inUse' | 'store.damaged' | 'store.readOnly' | 'store.full' | 'internal';
  readonly dataFolder: string;
  /** Where the program wrote down what it met, for whoever looks after the computer. */
  readonly logFile: string;
}

/** A page of the program's own making, laid out without script by the shell; `at` (ISO) is the moment a PDF of it bears. */
export interface PaperPage {
  readonly html: string;
  readonly at: string;
  readonly copies: number;
}

/** The few calls that only the main process can answer (STYLE 4); each checks that its sender is the application's own main frame. */
export interface ShellCalls {
  readonly chooseFile: (purpose: FilePurpose) => Promise<ChosenPath | null>;
  readonly chooseFolder: () => Promise<ChosenPath | null>;
  /** A folder of the data folder for what is written out, made when it is missing; no dialog. */
  readonly defaultExportFolder: () => Promise<ChosenPath>;
  /** Shows a folder that a call gave out before in the system's file manager; false when it cannot. */
  readonly openFolder: (token: string) => Promise<boolean>;
  /** Prints the window's current page through the system's print dialog. */
  readonly print: () => Promise<boolean>;
  /** A PDF of a page, kept until the next one is made or the program ends; null when it could not be laid out. */
  readonly pdfOfPage: (page: PaperPage) => Promise<ChosenPath | null>;
  /** Prints a page through the system's print dialog; false when nothing was printed. */
  readonly printPage: (page: PaperPage) => Promise<boolean>;
  /** A PDF of a page where the person wants it; `name` is what the dialog suggests. Null when it was closed or nothing could be written. */
  readonly savePage: (page: PaperPage & { readonly name: string }) => Promise<ChosenPath | null>;
  /** Asks where a PDF of many pages is to lie, and begins it; `name` is what the dialog suggests. Null when it was closed. */
  readonly beginBook: (name: string) => Promise<ChosenPath | null>;
  /** Lays out the next pages of the book; false when they could not be had. */
  readonly addToBook: (part: PaperPage & { readonly book: string }) => Promise<boolean>;
  /** Writes the book that was begun, whole, or drops it; null when nothing was written. */
  readonly endBook: (end: { readonly book: string; readonly keep: boolean; readonly at: string }) => Promise<ChosenPath | null>;
  /** Chooses another data folder and starts the backend on it; used before an office exists. */
  readonly changeDataFolder: () => Promise<string | null>;
  /** Opens the stage on the second display, or in a window; gives where it stands. */
  readonly openStage: () => Promise<StageState>;
  readonly closeStage: () => Promise<StageState>;
  /** Has the stage show this step now, or as soon as it is opened. */
  readonly showOnStage: (show: StageShow) => Promise<StageState>;
  /** A file dropped on the window, turned into a token in the preload script. */
  readonly tokenOfDropped: (file: unknown) => Promise<ChosenPath | null>;
}

export const shellChannels = {
  chooseFile: 'shell:choose-file',
  chooseFolder: 'shell:choose-folder',
  defaultExportFolder: 'shell:default-export-folder',
  openFolder: 'shell:open-folder',
  print: 'shell:print',
  pdfOfPage: 'shell:pdf-of-page',
  printPage: 'shell:print-page',
  savePage: 'shell:save-page',
  beginBook: 'shell:begin-book',
  addToBook: 'shell:add-to-book',
  endBook: 'shell:end-book',
  changeDataFolder: 'shell:change-data-folder',
  openStage: 'shell:open-stage',
  closeStage: 'shell:close-stage',
  showOnStage: 'shell:show-on-stage',
  tokenOfDropped: 'shell:token-of-dropped',
} as const satisfies Readonly<Record<keyof ShellCalls, string>>;

/** Between main and the two windows about the stage alone. */
export const stageChannels = {
  ready: 'stage:ready',
  port: 'stage:port',
  show: 'stage:show',
  shown: 'stage:shown',
  state: 'stage:state',
} as const;

/** What the stage's own preload puts on `window.stage`; it has no shell call and cannot choose what is shown. */
export interface StageDesk {
  /** Called once; `onShow` gets what to show and from which row a replay goes on. */
  readonly connect: (handlers: {
    readonly onReply: (reply: unknown) => void;
    readonly onPort: () => void;
    readonly onShow: (show: StageShow, from: number) => void;
  }) => void;
  readonly send: (request: unknown) => void;
  /** How many rows of this showing are to be seen. */
  readonly tellShown: (run: number, shown: number) => void;
}

/** What preload puts on `window.desk`; nothing else crosses from the main world. */
export interface Desk {
  readonly shell: ShellCalls;
  /** Asks for the port to the backend; called once for every new backend. Messages are plain data of `wire.ts`. */
  readonly connect: (handlers: {
    readonly onReply: (reply: unknown) => void;
    readonly onStatus: (status: BackendStatus) => void;
    readonly onStartFailure: (failure: StartFailure) => void;
    readonly onStage: (state: StageState) => void;
  }) => void;
  readonly send: (request: unknown) => void;
  readonly startOnDemo: boolean;
}
