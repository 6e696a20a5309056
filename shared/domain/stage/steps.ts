/** The seven steps of the ceremony as console and stage show them, in this order (UX 11). */
export const stageSteps = ['frozen', 'commit', 'dice', 'subjects', 'people', 'match', 'sign'] as const;

export type StageStep = (typeof stageSteps)[number];
