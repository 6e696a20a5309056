import type { SchemeFinding, SchemeFindingCode } from './findings.ts';

type Facts = SchemeFinding['facts'];

/** A finding that blocks freezing until it is put right. */
export const must = (code: SchemeFindingCode, facts: Facts = {}, about = ''): SchemeFinding => ({
  level: 'must',
  code,
  facts,
  about,
  asks: false,
});

/** A finding that may stay when somebody says why. */
export const asks = (code: SchemeFindingCode, facts: Facts = {}, about = ''): SchemeFinding => ({
  level: 'look',
  code,
  facts,
  about,
  asks: true,
});

/** A finding to know of; the procedure itself takes care of it. */
export const look = (code: SchemeFindingCode, facts: Facts = {}, about = ''): SchemeFinding => ({
  level: 'look',
  code,
  facts,
  about,
  asks: false,
});

export const done = (code: SchemeFindingCode, facts: Facts = {}): SchemeFinding => ({ level: 'done', code, facts, about: '', asks: false });
