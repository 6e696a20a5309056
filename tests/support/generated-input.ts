import { z } from 'zod';
import { contract, type CallName } from '#shared/contract/contract.ts';

/** The part of JSON Schema that the contract's inputs come out as. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly minItems?: number;
  readonly format?: string;
}

/** What stands for a field of a certain name, so that a call meets the event and not only its schema. */
export type KnownValues = Readonly<Record<string, unknown>>;

/** Other choices are taken for each `variant`: another member of an enum or a union, lists empty or not. */
const valueOf = (schema: Schema, name: string, known: KnownValues, variant: number): unknown => {
  const given = known[name];
  if (given !== undefined && isOfType(given, schema)) return given;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[variant % schema.enum.length];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return valueOf(choices[variant % choices.length] ?? {}, name, known, variant);
  switch (schema.type ?? '') {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          // The first variant leaves out what may be left out.
          .filter(([field]) => variant > 0 || (schema.required ?? []).includes(field))
          .map(([field, shape]) => [field, valueOf(shape, field, known, variant)]),
      );
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, variant % 2) }, () => valueOf(schema.items ?? {}, name, known, variant));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, variant);
    case 'boolean':
      return variant % 2 === 0;
    case 'null':
      return null;
    default:
      return textOf(schema, name, variant);
  }
};

const textOf = ({ format, pattern, minLength = 0, maxLength = 80 }: Schema, name: string, variant: number): string => {
  if (format === 'date') return '2026-03-02';
  const candidates = [
    `walked ${name} ${variant}`.slice(0, maxLength).padEnd(minLength, 'x'),
    '130123',
    '1',
    'A',
    '',
    '2026-03-02',
    '01-15',
    '0'.repeat(minLength),
  ];
  return candidates.find((text) => pattern === undefined || new RegExp(pattern, 'u').test(text)) ?? '';
};

const isOfType = (value: unknown, { type, anyOf, enum: members, maxLength = Infinity, pattern = '' }: Schema): boolean => {
  if (anyOf) return anyOf.some((choice) => isOfType(value, choice));
  if (members) return members.includes(value);
  if (typeof value === 'string') return type === 'string' && value.length <= maxLength && new RegExp(pattern, 'u').test(value);
  if (typeof value === 'number') return type === 'integer' || type === 'number';
  if (Array.isArray(value)) return type === 'array';
  return value === null ? type === 'null' : type === 'object';
};

/** An input that fits the schema of a capability, made from the contract itself: a new capability needs no line here. */
export const generatedInput = (name: CallName, known: KnownValues, variant: number): unknown =>
  valueOf(z.toJSONSchema(contract[name].input, { unrepresentable: 'any', io: 'input' }) as Schema, name, known, variant);
