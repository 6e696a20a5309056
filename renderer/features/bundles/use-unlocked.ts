import { useRef, useState } from 'react';
import type { Result } from '#shared/base/result.ts';
import type { AppError } from '#shared/contract/errors.ts';

interface Unlocking {
  /** Runs something that may need the key; asks for the passphrase and runs it again if so. */
  readonly withKey: (run: () => Promise<Result<unknown, AppError>>) => Promise<void>;
  readonly asking: boolean;
  readonly onUnlocked: () => void;
  readonly onClose: () => void;
}

export const useUnlocked = (): Unlocking => {
  const [asking, setAsking] = useState(false);
  const waiting = useRef<(() => Promise<Result<unknown, AppError>>) | null>(null);
  const withKey = async (run: () => Promise<Result<unknown, AppError>>): Promise<void> => {
    const answer = await run();
    if (answer.ok || answer.error.code !== 'keys.locked') return;
    waiting.current = run;
    setAsking(true);
  };
  return {
    withKey,
    asking,
    onUnlocked: () => {
      setAsking(false);
      const again = waiting.current;
      waiting.current = null;
      if (again) void withKey(again);
    },
    onClose: () => {
      waiting.current = null;
      setAsking(false);
    },
  };
};
