export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Canonical JSON of BUNDLE-SPEC 3.3 (RFC 8785 restricted to safe integers): keys sorted by UTF-16 code units, no
 * whitespace. Floats, lone surrogates, `undefined`, functions and the key `__proto__` throw.
 */
export const canonicalJson = (value: unknown): string => {
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value)) throw new Error('not a safe integer');
      return String(value);
    case 'string':
      if (!value.isWellFormed()) throw new Error('lone surrogate');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : canonicalObject(value);
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
    default:
      throw new Error(`not JSON: ${typeof value}`);
  }
};

const canonicalObject = (value: object): string => {
  const entries: string[] = [];
  for (const [key, member] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (key === '__proto__') throw new Error('forbidden key __proto__');
    entries.push(`${canonicalJson(key)}:${canonicalJson(member)}`);
  }
  return `{${entries.join(',')}}`;
};
