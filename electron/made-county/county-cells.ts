import cityData from '#resources/divisions/shijiazhuang-city.json' with { type: 'json' };
import labels from '#resources/made-county/labels.json' with { type: 'json' };
import itemData from '#resources/made-county/items.json' with { type: 'json' };
import lineData from '#resources/lines.json' with { type: 'json' };
import type { CellValue } from '#electron/tables/write-workbook.ts';
import type { MadeCounty } from './made-county.ts';
import { isoDate } from './made-days.ts';
import type { MadeInspector } from './made-inspectors.ts';
import type { MadeSubject } from './made-subject.ts';

/** The cells of a subject in the order of `headers.json`, tidy: dates as ISO text, several tags joined by 、. */
export const subjectCells = (county: MadeCounty, subject: MadeSubject): readonly CellValue[] => [
  subject.code,
  subject.name,
  labels.types[subject.type],
  subject.representative,
  textCell(subject.phone),
  subject.address,
  county.office.code,
  subject.town.code,
  subject.registeredCentrally ? cityData.officeName : county.office.officeName,
  textCell(subject.station),
  isoDate(subject.founded),
  labels.statuses[subject.status],
  subject.industry,
  subject.capital,
  subject.scope,
  subject.risk,
  dateCell(subject.ratedOn),
  textCell(subject.tags.join(labels.tagSeparator)),
  labels.annualReports[subject.annualReport],
  dateCell(subject.lastInspected),
];

/** Recusals are one a line in their cell: the subject's code, a full-width semicolon, the reason. */
export const inspectorCells = (inspector: MadeInspector, separator: string): readonly CellValue[] => [
  inspector.number,
  inspector.name,
  inspector.man ? labels.man : labels.woman,
  inspector.phone,
  inspector.unit,
  textCell(inspector.department),
  inspector.job,
  inspector.lines.map(lineName).join(separator),
  inspector.certificate,
  isoDate(inspector.certificateUntil),
  labels.levels[inspector.level],
  inspector.post,
  inspector.expert ? labels.yes : labels.no,
  inspector.area.length === 0 ? '*' : inspector.area.join(labels.tagSeparator),
  inspector.valid ? labels.inspectorStatuses.valid : labels.inspectorStatuses.invalid,
  inspector.leave === null
    ? null
    : isoDate(inspector.leave.from) + labels.to + isoDate(inspector.leave.to) + labels.reasonSeparator + inspector.leave.reason,
  textCell(inspector.recusals.map(recusalCell).join('\n')),
  inspector.education,
  textCell(inspector.expertise),
];

const recusalCell = ({ subjectCode, reason, days }: MadeInspector['recusals'][number]): string =>
  [subjectCode, reason, ...(days === null ? [] : [isoDate(days.from) + labels.to + isoDate(days.to)])].join(labels.reasonSeparator);

/** The checklist form of every item, one row a content. */
export const checklistCells = (): readonly (readonly CellValue[])[] =>
  itemData.flatMap(({ number, checklist }) =>
    checklist.map((row, index) => [number, index + 1, row, labels.checklistHow, index === 0 ? labels.checklistMaterials : null]),
  );

export const itemCells = (): readonly (readonly CellValue[])[] =>
  itemData.map((item) => [
    item.category,
    item.number,
    item.name,
    textCell(item.sub),
    item.key ? labels.itemWeights.key : labels.itemWeights.ordinary,
    item.basis.map((title) => labels.titleQuotes.join(title)).join(labels.tagSeparator),
    item.methods.join(labels.tagSeparator),
    item.checklist.map((row, index) => `${index + 1}. ${row}`).join('\n'),
    item.objects,
    lineName(item.line),
    item.published ? labels.yes : labels.no,
    textCell(item.tag),
    null,
  ]);

export const itemCounts = (): { readonly rows: number; readonly published: number; readonly key: number } => ({
  rows: itemData.length,
  published: itemData.filter(({ published }) => published).length,
  key: itemData.filter(({ key }) => key).length,
});

const lineName = (line: number): string => lineData.find(({ number }) => number === line)?.name ?? '';

const dateCell = (day: number | null): CellValue => (day === null ? null : isoDate(day));

const textCell = (text: string): CellValue => (text === '' ? null : text);
