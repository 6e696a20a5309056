import type { MadeSubject } from './made-subject.ts';

/** What was made, before any mess: every key that occurs with its number. `unrated` is the key of subjects without a risk class. */
export interface SubjectCounts {
  readonly rows: number;
  readonly byCodeLength: Readonly<Record<string, number>>;
  readonly byType: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byRisk: Readonly<Record<string, number>>;
  /** 存续 enterprises: the base of the yearly percentage. */
  readonly openEnterprises: number;
  readonly bracketedNames: number;
  readonly retiredRegions: number;
}

export interface SubjectCounter {
  readonly count: (subject: MadeSubject) => void;
  readonly counts: () => SubjectCounts;
}

export const startSubjectCounter = (): SubjectCounter => {
  const byCodeLength: Record<string, number> = {};
  const byType: Record<string, number> = {};
  const byStatus: Record<string, number> = {};
  const byRisk: Record<string, number> = {};
  let rows = 0;
  let openEnterprises = 0;
  let bracketedNames = 0;
  let retiredRegions = 0;
  return {
    count: (subject) => {
      rows += 1;
      increase(byCodeLength, String(subject.code.length));
      increase(byType, subject.type);
      increase(byStatus, subject.status);
      increase(byRisk, subject.risk ?? 'unrated');
      if (subject.type === 'enterprise' && subject.status === 'open') openEnterprises += 1;
      if (/[(\uff08]/.test(subject.name)) bracketedNames += 1;
      if (subject.code.length === 18 && !subject.code.startsWith('130199', 2)) retiredRegions += 1;
    },
    counts: () => ({ rows, byCodeLength, byType, byStatus, byRisk, openEnterprises, bracketedNames, retiredRegions }),
  };
};

const increase = (counted: Record<string, number>, key: string): void => {
  counted[key] = (counted[key] ?? 0) + 1;
};
