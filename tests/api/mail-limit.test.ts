import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import type { SealedBundle } from '#shared/contract/bundles.ts';
import { startLarge } from '../support/large-library.ts';
import { runByHand } from '../support/office-database.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const limitOf = async ({ api }: StartedOffice): Promise<number> => valueOf(await api['bundles.mailLimit']({})).limitKiB;

describe('the mail limit of an office', () => {
  it('is 18 MiB until it is set, then what was set last, with both values in the trail', async () => {
    const office = prepared.start();
    expect(await limitOf(office)).toBe(18 * 1024);
    valueOf(await office.api['bundles.saveMailLimit']({ limitKiB: 5 * 1024 }));
    valueOf(await office.api['bundles.saveMailLimit']({ limitKiB: 256 }));
    const { rows } = valueOf(await office.api['audit.window']({ offset: 0, limit: 2 }));
    expect(rows.map(({ event, params }) => [event, params])).toEqual([
      ['bundles.mailLimitSaved', { before: 5 * 1024, after: 256 }],
      ['bundles.mailLimitSaved', { before: 18 * 1024, after: 5 * 1024 }],
    ]);
    office.close();
    expect(await limitOf(startOffice({ dataDir: office.dataDir }))).toBe(256);
  });

  it('stays as it was when it is asked to be what no limit can be', async () => {
    const office = prepared.start();
    valueOf(await office.api['bundles.saveMailLimit']({ limitKiB: 2000 * 1024 }));
    const { rows: before } = valueOf(await office.api['audit.window']({ offset: 0, limit: 1 }));
    for (const limitKiB of [-1, 0, 255, 2000 * 1024 + 1])
      expect(await office.api['bundles.saveMailLimit']({ limitKiB })).toEqual({
        ok: false,
        error: { code: 'bundle.mailLimitBounds', params: { limitKiB, least: 256, most: 2000 * 1024 } },
      });
    expect(await office.api['bundles.saveMailLimit']({ limitKiB: 300.5 })).toMatchObject({ error: { code: 'input.invalid' } });
    expect(await limitOf(office)).toBe(2000 * 1024);
    expect(valueOf(await office.api['audit.window']({ offset: 0, limit: 1 })).rows).toEqual(before);
    for (const wrong of [255, 2000 * 1024 + 1])
      expect(runByHand(office.store.filePath, `update mail_settings set limit_kib = ${String(wrong)}`)).not.toBe('done');
  });

  it('is read by every role and set by those who seal', () => {
    expect(contract['bundles.mailLimit'].access).toBe(contract['bundles.outbox'].access);
    expect(contract['bundles.saveMailLimit'].access).toEqual(contract['bundles.seal'].access);
  });

  it('counts where a report is sealed for mail and no other is named', { timeout: 120_000 }, async () => {
    const { county } = await startLarge();
    const seal = async (limitKiB: number | 'office' | undefined): Promise<readonly SealedBundle[]> => {
      const first = valueOf(await county.api['bundles.seal']({ kind: 'roster-data', snapshot: true, limitKiB }));
      return valueOf(await county.api['bundles.outbox']({})).filter(({ seq }) => seq >= first.seq);
    };
    // 18 MiB hold it whole.
    expect(await seal('office')).toHaveLength(1);
    valueOf(await county.api['bundles.saveMailLimit']({ limitKiB: 256 }));
    const parts = await seal('office');
    expect(parts.length).toBeGreaterThan(2);
    for (const { bytes } of parts) expect(bytes).toBeLessThanOrEqual(256 * 1024);
    // A limit that is named counts alone, and changes nothing of what the office set.
    expect(await seal(2048)).toHaveLength(1);
    expect(await seal(undefined)).toHaveLength(1);
    expect(await limitOf(county)).toBe(256);
  });
});
