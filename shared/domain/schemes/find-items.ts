import { maxSlots } from '#shared/domain/draw/items-file.ts';
import { asks, done, must } from './finding.ts';
import type { SchemeFinding } from './findings.ts';
import type { SchemeFacts } from './scheme-facts.ts';

/** What: published, current, each once, and for somebody in the list (R5, R15, 国办发〔2024〕54号). */
export const itemFindings = ({ items, population, withoutItem }: SchemeFacts): readonly SchemeFinding[] => {
  if (items.length === 0) return [must('itemsMissing')];
  const lines = new Set(items.map(({ line }) => line).filter((line) => line > 0)).size;
  const faults = items.flatMap(({ name, code, published, current, subjects }, index) => [
    ...(current ? [] : [must('itemSuperseded', { item: name }, name)]),
    ...(published ? [] : [must('itemNotPublished', { item: name }, name)]),
    ...(items.findIndex((other) => other.code === code) < index ? [must('itemTwice', { item: name }, name)] : []),
    ...(population > 0 && subjects === 0 ? [must('itemAppliesToNobody', { item: name }, name)] : []),
  ]);
  const whole = [
    ...(lines > maxSlots ? [must('tooManyLines', { lines, most: maxSlots })] : []),
    ...(withoutItem > 0 && withoutItem < population ? [asks('subjectsWithoutItem', { subjects: withoutItem })] : []),
  ];
  return faults.length > 0 ? [...faults, ...whole] : [...whole, done('itemsOk', { items: items.length })];
};
