/**
 * Why a program may not seal (BUNDLE-SPEC 7.4, 7.5, 11.5): its database is behind what it has already sealed, somebody else holds its key, or
 * the trust roster in force does not know the key or has closed it.
 */
export type SealLockReason = 'behindSealMark' | 'keyCopied' | 'keyNotInRoster' | 'keyClosed';
