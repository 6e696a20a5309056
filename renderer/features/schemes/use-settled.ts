import { useEffect, useState } from 'react';

const pause = 250;

/** The value once it has stayed the same for a moment, so that typing does not ask at every key. */
export const useSettled = <T>(value: T): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return settled;
};
