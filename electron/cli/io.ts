/** Everything a command may touch besides its arguments and the files they name. Texts come with their own line ends. */
export interface CliIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly now: () => Date;
  readonly prompt: (question: string) => Promise<string>;
}
