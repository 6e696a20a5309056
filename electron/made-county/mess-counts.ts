const kinds = [
  'registration15AsNumber',
  'creditCodeAsNumber',
  'fullWidthCode',
  'lowerCaseCode',
  'spacedCode',
  'hyphenatedCode',
  'letterForDigit',
  'wrongCheckDigit',
  'blankCode',
  'duplicateSameName',
  'duplicateOtherName',
  'spacedName',
  'phoneAsNumber',
  'severalPhones',
  'statusSynonym',
  'unknownStatus',
  'riskSynonym',
  'capitalWithUnit',
  'dateAsExcelDate',
  'dateAsBareSerial',
  'dateWithDots',
  'dateInCharacters',
  'dateWithoutSeparators',
  'dateWithSlashes',
  'dateAmbiguous',
  'dateImpossible',
  'hiddenRows',
  'repeatedHeaderRows',
  'titleRows',
  'headerRows',
  'totalRows',
  'makerRows',
  'validationColumns',
] as const;

export type MessKind = (typeof kinds)[number];

/** How often each kind of mess was written into the subjects, row by row and cell by cell (dates: the founding date only). */
export type MessCounts = Readonly<Record<MessKind, number>>;

export interface MessTally {
  readonly add: (kind: MessKind) => void;
  readonly counts: () => MessCounts;
}

export const startMessTally = (): MessTally => {
  const counted = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<MessKind, number>; // fromEntries forgets the keys
  return {
    add: (kind) => {
      counted[kind] += 1;
    },
    counts: () => ({ ...counted }),
  };
};
