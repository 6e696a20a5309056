import { stageSettingsSchema, type StageSettings } from '#shared/contract/stage.ts';
import type { ReadDb, WriteDb } from './db.ts';

const careful: StageSettings = { objects: 'masked', inspectors: false };

/** How names are shown on the stage; masked until somebody has decided otherwise. */
export const findStageSettings = (db: ReadDb): StageSettings => {
  const row = db.get('select objects, inspectors from stage_settings where id = 1');
  return row ? stageSettingsSchema.parse({ objects: row['objects'], inspectors: row['inspectors'] === 1 }) : careful;
};

export const saveStageSettings = (db: WriteDb, { objects, inspectors }: StageSettings): void => {
  db.run(
    `insert into stage_settings (id, objects, inspectors) values (1, ?, ?)
     on conflict (id) do update set objects = excluded.objects, inspectors = excluded.inspectors`,
    objects,
    inspectors ? 1 : 0,
  );
};
