/** 门类 of GB/T 4754-2017 with its 大类; codes are a letter and two digits. */
export interface IndustrySection {
  readonly code: string;
  readonly name: string;
  readonly divisions: readonly { readonly code: string; readonly name: string }[];
}

export interface IndustryCount {
  readonly value: string;
  readonly name: string;
  readonly count: number;
}

export interface IndustryGroup extends IndustryCount {
  readonly divisions: readonly IndustryCount[];
}

/** Where an industry stands: section letter and two digits, such as `F52`. Lists write the letter or leave it out; other texts are null. */
export const divisionOf = (sections: readonly IndustrySection[], industry: string): string | null => {
  const digits = /^([A-T]?)(\d{2})\d{0,2}$/.exec(industry.trim().toUpperCase());
  const number = digits?.[2];
  const section = sections.find(({ divisions }) => divisions.some(({ code }) => code === number));
  if (!section || number === undefined || (digits?.[1] !== '' && digits?.[1] !== section.code)) return null;
  return section.code + number;
};

/** The name of the division, the industry as it was written when it is none. */
export const industryName = (sections: readonly IndustrySection[], industry: string): string => {
  const division = divisionOf(sections, industry);
  const section = sections.find(({ code }) => division?.startsWith(code));
  return section?.divisions.find(({ code }) => division?.endsWith(code))?.name ?? industry;
};

/**
 * The beginnings of stored industries that a choice stands for. A section `F` is `F` and the numbers of its divisions, a division `F52` is
 * `F52` and `52`; every other text stands for itself, the empty one for nothing filled in.
 */
export const industryBeginnings = (sections: readonly IndustrySection[], choice: string): readonly string[] => {
  const section = sections.find(({ code }) => code === choice.charAt(0));
  if (!section) return [choice];
  if (choice.length === 1) return [choice, ...section.divisions.map(({ code }) => code)];
  return section.divisions.some(({ code }) => section.code + code === choice) ? [choice, choice.slice(1)] : [choice];
};

/** Counts by industry as written, folded into sections and divisions in the order of the standard; other texts follow, most frequent first. */
export const groupIndustries = (
  sections: readonly IndustrySection[],
  counts: readonly { readonly value: string; readonly count: number }[],
): readonly IndustryGroup[] => {
  const byDivision = new Map<string, number>();
  const others: IndustryGroup[] = [];
  for (const { value, count } of counts) {
    const division = divisionOf(sections, value);
    if (division === null) others.push({ value, name: value, count, divisions: [] });
    else byDivision.set(division, (byDivision.get(division) ?? 0) + count);
  }
  const known = sections.map(({ code, name, divisions }) => {
    const counted = divisions
      .map((division) => ({ value: code + division.code, name: division.name, count: byDivision.get(code + division.code) ?? 0 }))
      .filter(({ count }) => count > 0);
    return { value: code, name, count: counted.reduce((sum, { count }) => sum + count, 0), divisions: counted };
  });
  return [...known.filter(({ count }) => count > 0), ...others.sort((a, b) => b.count - a.count)];
};
