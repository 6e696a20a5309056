import type { Actor } from './context.ts';

export type SessionUse = { readonly at: 'none' } | { readonly at: 'locked' } | { readonly at: 'in'; readonly actor: Actor };

/** Who is signed in at this computer. One window, one person: the state lives as long as the backend process. */
export interface Session {
  readonly idleMinutes: number;
  readonly actor: () => Actor | null;
  readonly locked: (now: string) => boolean;
  /** Asked before every call that needs a person; also keeps the session awake. */
  readonly use: (now: string) => SessionUse;
  readonly signIn: (actor: Actor, now: string) => void;
  readonly lock: () => void;
  readonly signOut: () => void;
}

/** A session that a person opens with a password and that locks itself after idle time (UX 18). */
export const createSession = (idleMinutes: number): Session => {
  let person: Actor | null = null;
  let isLocked = false;
  let lastUse = 0;
  const idleSince = (now: string): boolean => Date.parse(now) - lastUse > idleMinutes * 60_000;
  return {
    idleMinutes,
    actor: () => person,
    locked: (now) => person !== null && (isLocked || idleSince(now)),
    use: (now) => {
      if (!person) return { at: 'none' };
      if (isLocked || idleSince(now)) {
        isLocked = true;
        return { at: 'locked' };
      }
      lastUse = Date.parse(now);
      return { at: 'in', actor: person };
    },
    signIn: (actor, now) => {
      person = actor;
      isLocked = false;
      lastUse = Date.parse(now);
    },
    lock: () => {
      isLocked = person !== null;
    },
    signOut: () => {
      person = null;
      isLocked = false;
    },
  };
};

/**
 * A session that is always open: the command line, whose user holds the data folder already. Signing in lets it act as a person of the office,
 * for steps that need a second one; signing out takes it back.
 */
export const openSession = (user: Actor): Session => {
  let person: Actor | null = null;
  const actor = (): Actor => person ?? user;
  return {
    idleMinutes: 0,
    actor,
    locked: () => false,
    use: () => ({ at: 'in', actor: actor() }),
    signIn: (proved) => {
      person = proved;
    },
    lock: () => undefined,
    signOut: () => {
      person = null;
    },
  };
};
