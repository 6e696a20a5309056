import { afterEach, describe, expect, it } from 'vitest';
import type { SealedBundle } from '#shared/contract/bundles.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { startLarge } from '../support/large-library.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const sealing = async ({ api }: StartedOffice, limitKiB: number | undefined) => {
  const told: Progress[] = [];
  const onProgress = (progress: Progress): void => void told.push(progress);
  const sealed = valueOf(await api['bundles.seal']({ kind: 'roster-data', snapshot: true, limitKiB }, { onProgress }));
  return { sealed, told };
};

const exporting = async ({ api }: StartedOffice, { fileName }: SealedBundle, folder: string): Promise<readonly Progress[]> => {
  const told: Progress[] = [];
  const onProgress = (progress: Progress): void => void told.push(progress);
  valueOf(await api['bundles.export']({ fileName, folder }, { onProgress }));
  return told;
};

/** The parts that are told of, each once, in the order in which they come. */
const partsIn = (told: readonly Progress[]): readonly Progress['part'][] => {
  const parts = told.flatMap(({ part }) => part ?? []);
  return parts.filter((part, index) => part.number !== parts[index - 1]?.number);
};

const everyPart = (of: number) => Array.from({ length: of }, (_, index) => ({ number: index + 1, of }));

describe('the progress of a report in parts', () => {
  it('names the part beside bytes, while the parts are sealed and while they are written out', { timeout: 120_000 }, async () => {
    const { county, stick } = await startLarge();
    const { sealed, told } = await sealing(county, 256);
    const of = sealed.report?.of ?? 0;
    expect(of).toBeGreaterThan(2);
    expect(partsIn(told)).toEqual(everyPart(of));
    for (const { phase, unit } of told.filter(({ part }) => part)) expect([phase, unit]).toEqual(['sealing', 'bytes']);
    // What is counted before the parts are known, and when they are recorded, are records.
    expect(told[0]).not.toHaveProperty('unit');
    expect(told[0]).not.toHaveProperty('part');

    const copied = await exporting(county, sealed, stick);
    expect(partsIn(copied)).toEqual(everyPart(of));
    for (const { phase, unit, done, total } of copied) {
      expect([phase, unit]).toEqual(['copying', 'bytes']);
      expect(done).toBeLessThanOrEqual(total ?? 0);
    }
  });

  it('names none where the report is one bundle', { timeout: 120_000 }, async () => {
    const { county, stick } = await startLarge();
    for (const limitKiB of [undefined, 4096]) {
      const { sealed, told } = await sealing(county, limitKiB);
      const copied = await exporting(county, sealed, stick);
      expect(told.length).toBeGreaterThan(0);
      expect(copied.length).toBeGreaterThan(0);
      expect([...told, ...copied].filter((progress) => 'part' in progress)).toEqual([]);
    }
  });
});
