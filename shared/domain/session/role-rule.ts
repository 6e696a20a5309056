/**
 * Whether these roles may be one person's: the 审计管理员 does none of the work that the trail is about and may at most look on (UX 18: a bureau
 * of two may join system and security, never audit with an operator).
 */
export const auditStandsApart = (roles: readonly string[]): boolean =>
  !roles.includes('auditAdmin') || roles.every((role) => role === 'auditAdmin' || role === 'observer');
