import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

const page = readFileSync(path.resolve('out/electron/verify.html'), 'utf8');
const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);

/** What parses at this edition runs in the browsers of ten years ago. */
const parses = (script: string): string => {
  const messages = new Linter().verify(script, { languageOptions: { ecmaVersion: 2015, sourceType: 'script' } });
  return messages.find(({ fatal }) => fatal)?.message ?? 'ES2015';
};

describe('the verifier page', () => {
  it('is one file with one script in the language of ES2015', () => {
    expect(scripts.map(parses)).toEqual(['ES2015']);
    for (const newer of ['a ?? b', 'a?.b', 'async () => {}', '({ ...a })', 'a ** b']) expect(parses(newer)).not.toBe('ES2015');
  });

  it('names no address and no other file', () => {
    expect(page).not.toMatch(/<(?:link|img|iframe|script)\s[^>]*(?:src|href)/);
    expect(page).toContain("default-src 'none'");
  });
});
