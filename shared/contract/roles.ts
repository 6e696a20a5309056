/**
 * Who may call a capability (DOMAIN 13.14): clerk 录入员, reviewer 审核员, head 股长/局领导, inspector 检查员, observer 监督员, intake 市局收件, and
 * the three administrators 系统/安全/审计管理员.
 */
export const everyRole = [
  'clerk',
  'reviewer',
  'head',
  'inspector',
  'observer',
  'intake',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const;

export type Role = (typeof everyRole)[number];

/** `anyone` = also before signing in: first run and the sign-in itself. */
export type Access = 'anyone' | readonly Role[];
