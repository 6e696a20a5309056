import type { ProgramKeys } from '#electron/bundle/key-file.ts';

/** Private keys that were opened with their passphrase; they live in this process's memory and nowhere else. */
export interface Keyring {
  readonly put: (signer: string, keys: ProgramKeys) => void;
  readonly find: (signer: string) => ProgramKeys | null;
  readonly identities: () => readonly string[];
}

export const createKeyring = (): Keyring => {
  const keysBySigner = new Map<string, ProgramKeys>();
  return {
    put: (signer, keys) => {
      keysBySigner.set(signer, keys);
    },
    find: (signer) => keysBySigner.get(signer) ?? null,
    identities: () => [...keysBySigner.values()].map(({ age }) => age),
  };
};
