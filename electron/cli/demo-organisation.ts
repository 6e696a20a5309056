import type { AppClient } from '#shared/contract/contract.ts';
import type { MadeTown } from '#electron/made-county/made-county.ts';
import { expectOk } from './command.ts';

/** The sections of the bureau, the stations with their towns, and a cap of visits. */
export const demoOrganisation = async (api: AppClient, towns: readonly MadeTown[], departments: readonly string[]): Promise<void> => {
  const { units } = expectOk('org.tree', await api['org.tree']({}));
  const bureau = units.find(({ kind }) => kind === 'bureau')?.id ?? null;
  const save = async (id: string | null, unit: Parameters<AppClient['org.save']>[0]['unit']): Promise<string> =>
    expectOk('org.save', await api['org.save']({ id, unit, keepOldName: true })).id;
  for (const name of departments) await save(null, { kind: 'section', name, code: '', parentId: bureau, formerNames: [] });
  for (const station of new Set(towns.map((town) => town.station))) {
    const parentId = await save(null, { kind: 'station', name: station, code: '', parentId: bureau, formerNames: [] });
    for (const { code, name } of towns.filter((town) => town.station === station)) {
      const id = units.find((unit) => unit.code === code)?.id ?? null;
      await save(id, { kind: 'town', name, code, parentId, formerNames: [] });
    }
  }
  expectOk('org.saveCaps', await api['org.saveCaps']({ caps: { all: 4 } }));
};
