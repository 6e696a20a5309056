/** The five steps of UX 17, in their order. */
export const wizardSteps = ['choose', 'header', 'columns', 'check', 'confirm'] as const;

export type WizardStep = (typeof wizardSteps)[number];
