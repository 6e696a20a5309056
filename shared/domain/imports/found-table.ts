import type { TextEncoding } from '#shared/base/sheet.ts';

/** The first rows of a sheet as texts, so that a person can point at the header. */
export interface PreviewRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface FileColumn {
  /** From 0. */
  readonly column: number;
  readonly header: string;
}

export interface MappedFileColumn extends FileColumn {
  readonly field: string;
  /** 101 a person's choice, 100 a known word, 90 known by content, less for a part of a word. */
  readonly confidence: number;
}

/** What a sheet's header says, whether or not the table can be read with it. */
export interface FoundTable {
  readonly sheetName: string;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** Excel row of the header; 0 when none was found. */
  readonly headerRow: number;
  /** Another row than headerRow when groups stand above the names. */
  readonly lastHeaderRow: number;
  readonly preview: readonly PreviewRow[];
  readonly mapping: readonly MappedFileColumn[];
  /** Of no field, and kept in the record's note under their header. */
  readonly kept: readonly FileColumn[];
  /** Not taken over because nobody knows what they are, or because a person said so. */
  readonly unmapped: readonly FileColumn[];
  /** Identity numbers: recognised and left in the file (DOMAIN 13.4). */
  readonly dropped: readonly FileColumn[];
  /** Of a text table that is not UTF-8. */
  readonly encoding?: TextEncoding | undefined;
}
