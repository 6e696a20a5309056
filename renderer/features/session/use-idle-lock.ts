import { useEffect } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Locks the session when nobody has touched mouse or keyboard for so many minutes; `null` = not while nobody is signed in or it is locked. */
export const useIdleLock = (minutes: number | null): void => {
  const { run } = useCommand('session.lock');
  useEffect(() => {
    if (minutes === null || minutes <= 0) return undefined;
    const lock = (): void => {
      void run({});
    };
    let timer = setTimeout(lock, minutes * 60_000);
    const onSign = (): void => {
      clearTimeout(timer);
      timer = setTimeout(lock, minutes * 60_000);
    };
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, onSign);
    };
  }, [minutes, run]);
};
