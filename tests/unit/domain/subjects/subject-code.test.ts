import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCodeAlphabet, creditCodeCheckCharacter, organisationCheckCharacter } from '#shared/domain/subjects/credit-code.ts';
import { registrationCheckDigit } from '#shared/domain/subjects/registration-number.ts';
import { candidateCodes, parseSubjectCode, regionOfSubjectCode, subjectCodeKind } from '#shared/domain/subjects/subject-code.ts';

const runs = { seed: 20210129, numRuns: 400 };
const texts = (alphabet: string, length: number) =>
  fc.array(fc.constantFrom(...Array.from(alphabet)), { minLength: length, maxLength: length }).map((characters) => characters.join(''));

const creditCodes = fc
  .tuple(fc.constantFrom('91', '92', '93', '11'), texts('0123456789', 6), texts(creditCodeAlphabet, 8))
  .map(([department, region, organisation]) => {
    const first17 = department + region + organisation + organisationCheckCharacter(organisation);
    return first17 + creditCodeCheckCharacter(first17);
  });
const registrationNumbers = texts('0123456789', 14).map((first14) => first14 + registrationCheckDigit(first14));

const reasonOf = (text: string) => {
  const parsed = parseSubjectCode(text);
  return parsed.ok ? 'valid' : parsed.error.reason;
};
const kindOf = (text: string) => {
  const parsed = parseSubjectCode(text);
  return parsed.ok ? subjectCodeKind(parsed.value) : parsed.error.reason;
};
const withCharacter = (text: string, index: number, character: string) => text.slice(0, index) + character + text.slice(index + 1);

describe('identifiers of subjects', () => {
  it('accepts the published credit codes, also the one whose check value is 31', () => {
    expect(['91350100M000100Y43', '11320000MB151840XJ', '91130199MA10001560'].map(kindOf)).toEqual(Array(3).fill('creditCode'));
  });

  it('names the forbidden letter of a credit code and its place', () => {
    expect(parseSubjectCode('91350100M000100Y4Z')).toEqual({ ok: false, error: { reason: 'charset', position: 18, character: 'Z' } });
  });

  it('computes the published organisation check characters', () => {
    expect(['M000100Y', 'MB151840'].map(organisationCheckCharacter)).toEqual(['4', 'X']);
  });

  it('accepts the 15-digit registration numbers and refuses each of them with any one digit changed', () => {
    for (const number of ['110108000000016', '130123000000011', '130123600000012', '130123600012345']) {
      expect(kindOf(number)).toBe('registration15');
      for (let index = 0; index < 15; index += 1) {
        for (const digit of '0123456789') {
          if (digit !== number.charAt(index)) expect(reasonOf(withCharacter(number, index, digit))).toBe('checkDigit');
        }
      }
    }
  });

  it('accepts a 13-digit legacy number and knows its region', () => {
    const parsed = parseSubjectCode('1301031000123');
    expect(parsed.ok && [subjectCodeKind(parsed.value), regionOfSubjectCode(parsed.value)]).toEqual(['legacy13', '130103']);
  });

  it('says what is wrong with a code', () => {
    expect(['', '9113', '91130199MA10001561', '91130A99MA10001560', '13012360001234X'].map(reasonOf)).toEqual([
      'empty',
      'length',
      'checkDigit',
      'charset',
      'charset',
    ]);
    const first17 = '91130199MA1000150';
    expect(reasonOf(first17 + creditCodeCheckCharacter(first17))).toBe('organisationCheckDigit');
  });

  it('repairs nothing by itself: lower case, blanks and full-width characters are not a code', () => {
    expect(['91130199ma10001560', ' 91130199MA10001560', '９1130199MA10001560'].map(reasonOf)).toEqual(['charset', 'length', 'charset']);
  });

  it('notices every single wrong character of a credit code', () => {
    fc.assert(
      fc.property(creditCodes, fc.nat(17), fc.constantFrom(...Array.from(creditCodeAlphabet)), (code, index, character) => {
        fc.pre(code.charAt(index) !== character);
        expect(reasonOf(code)).toBe('valid');
        expect(reasonOf(withCharacter(code, index, character))).not.toBe('valid');
      }),
      runs,
    );
  });

  it('notices every swap of two neighbours of a credit code', () => {
    fc.assert(
      fc.property(creditCodes, fc.nat(16), (code, index) => {
        fc.pre(code.charAt(index) !== code.charAt(index + 1));
        expect(reasonOf(code.slice(0, index) + code.charAt(index + 1) + code.charAt(index) + code.slice(index + 2))).not.toBe('valid');
      }),
      runs,
    );
  });

  it('notices every single wrong digit of a registration number', () => {
    fc.assert(
      fc.property(registrationNumbers, fc.nat(14), fc.constantFrom(...Array.from('0123456789')), (number, index, digit) => {
        fc.pre(number.charAt(index) !== digit);
        expect(reasonOf(number)).toBe('valid');
        expect(reasonOf(withCharacter(number, index, digit))).toBe('checkDigit');
      }),
      runs,
    );
  });
});

describe('suggested corrections', () => {
  it('offers at most three valid codes of the region, each one character away', () => {
    fc.assert(
      fc.property(creditCodes, fc.nat(17), fc.constantFrom(...Array.from('OISZV0123ABY')), (code, index, character) => {
        fc.pre(code.charAt(index) !== character);
        const wrong = withCharacter(code, index, character);
        const offered = candidateCodes(wrong, ['13']);
        expect(offered.length).toBeLessThanOrEqual(3);
        for (const candidate of offered) {
          expect(reasonOf(candidate)).toBe('valid');
          expect(regionOfSubjectCode(candidate)).toMatch(/^13/);
          expect(Array.from(candidate).filter((other, at) => other !== wrong.charAt(at))).toHaveLength(1);
        }
      }),
      runs,
    );
  });

  it('finds the one code behind a letter O typed for a zero', () => {
    expect(candidateCodes('91130199MA1O001560', ['1301'])).toEqual(['91130199MA10001560']);
  });

  it('offers nothing for a valid code, for two forbidden letters and for the older numbers', () => {
    expect(['91130199MA10001560', '91130199MA1OO01560', '130123600012346', '9113'].flatMap((text) => candidateCodes(text, []))).toEqual([]);
  });

  it('has the right code among few, as measured for the regions of a city', () => {
    let alone = 0;
    let offered = 0;
    let right = 0;
    const sample = fc.sample(fc.tuple(texts('0123456789ABCDEFGHJKLMNPQRTUWXY', 8), fc.nat(17), fc.nat(29)), { seed: 7, numRuns: 2000 });
    for (const [organisation, index, step] of sample) {
      const first17 = `91130123${organisation}${organisationCheckCharacter(organisation)}`;
      const code = first17 + creditCodeCheckCharacter(first17);
      const at = creditCodeAlphabet.indexOf(code.charAt(index));
      const wrong = withCharacter(code, index, creditCodeAlphabet.charAt((at + step + 1) % 31));
      const candidates: readonly string[] = candidateCodes(wrong, ['130123', '130102', '130104', '130105', '130108', '130199']);
      offered += candidates.length;
      if (candidates.includes(code)) right += 1;
      if (candidates.length === 1 && candidates[0] === code) alone += 1;
    }
    expect(right / sample.length).toBeGreaterThan(0.95);
    expect(offered / sample.length).toBeLessThan(1.7);
    expect(alone / sample.length).toBeGreaterThan(0.5);
  });
});
