export type PlanState = 'draft' | 'submitted' | 'approved';

export type ApprovalFault = 'notSubmitted' | 'samePerson' | 'notAnApprover';

/** A version is approved after it was submitted, by a head of the office who is not the one that submitted it (R8, UX 9). */
export const approvalFault = (
  { state, submittedBy }: { readonly state: PlanState; readonly submittedBy: string },
  approver: { readonly id: string; readonly roles: readonly string[] },
): ApprovalFault | null => {
  if (state !== 'submitted') return 'notSubmitted';
  if (approver.id === submittedBy) return 'samePerson';
  return approver.roles.includes('head') ? null : 'notAnApprover';
};
