import type { Json } from '#shared/base/canonical-json.ts';
import type { UnitKind } from '#shared/domain/org/org-unit.ts';
import { activeText, unitKindText } from '#shared/i18n/zh-cn/org.ts';

/** One old or new value of a field of a unit in words. */
export const unitValueText = (field: string, value: Json): string => {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => unitValueText('', one)).join('\u3001');
  if (typeof value === 'boolean') return activeText(value);
  if (typeof value !== 'string') return '';
  return field === 'kind' ? unitKindText[value as UnitKind] : value; // written by the contract's own schema
};
