import { ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { stageCalls, type StageScene } from '#shared/contract/stage.ts';
import { inspectorLabel, subjectLabel } from '#shared/domain/stage/masking.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listEarlier } from '#electron/store/draw-voids.ts';
import { findDraw, type StoredDraw } from '#electron/store/draws.ts';
import { countVisits, listDrawn, listFrozenKinds } from '#electron/store/draw-lists.ts';
import { findOffice } from '#electron/store/office.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { findStageSettings, saveStageSettings } from '#electron/store/stage-settings.ts';
import type { Actor, Handlers } from './context.ts';
import type { Dispatch } from './dispatch.ts';
import { rulesOf } from './draw-rules.ts';
import { drawnTeams } from './drawn-teams.ts';
import { maskWords } from './mask-words.ts';

type Names = 'stage.settings' | 'stage.saveSettings' | 'stage.scene' | 'stage.rows';

export const stageHandlers: Handlers<Names> = {
  'stage.settings': ({ db }) => ok(findStageSettings(db)),

  'stage.saveSettings': ({ db, note }, settings) => {
    const before = findStageSettings(db);
    saveStageSettings(db, settings);
    note({ before, after: settings });
    return ok(null);
  },

  'stage.scene': ({ db }, { serial }) => {
    const draw = findDraw(db, serial);
    const office = findOffice(db);
    if (!draw) return fail('draw.notFound', { serial });
    return office ? ok(sceneOf(db, draw, office.name)) : fail('office.missing', {});
  },

  'stage.rows': ({ db }, { serial, offset, limit }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const { objects } = findStageSettings(db);
    const places = placeBookOf(db);
    const rows = listDrawn(db, serial, offset, limit);
    const kinds = listFrozenKinds(
      db,
      serial,
      rows.map(({ code }) => code),
    );
    return ok({
      offset,
      total: draw.result ? countVisits(db, serial) : 0,
      rows: rows.map(({ position, stratum, rank, ticket, code, name, town }) => ({
        ...{ position, stratum, rank, ticket },
        label: subjectLabel({ code, name, kind: kinds.get(code) ?? '' }, objects, maskWords),
        town: objects === 'ticket' ? '' : places.nameOf('town', town),
      })),
    });
  },
};

const sceneOf = (db: ReadDb, draw: StoredDraw, bureau: string): StageScene => {
  const { objects, inspectors: shown } = findStageSettings(db);
  const { schemeName, serial, state, frozenAt, subjects, frame, plan, strata, announced, commitA, commitB, dice, read } = draw;
  const { reading, result, voided, schemeId } = draw;
  const teams = drawnTeams(db, draw);
  const kinds = listFrozenKinds(
    db,
    serial,
    teams.recusals.map(({ code }) => code),
  );
  const person = ({ name, ticket }: { readonly name: string; readonly ticket: string }) => ({ label: inspectorLabel(name, shown), ticket });
  return {
    ...{ bureau, schemeName, serial, state, frozenAt, subjects, frame, plan, strata, announced, commitA, commitB, dice, read },
    rules: rulesOf(db, draw),
    hiddenDigits: reading?.digits ?? 0,
    naming: objects,
    result: result && {
      drawn: countVisits(db, serial),
      resultHash: result.resultHash,
      recordHash: result.recordHash,
      shortVisits: result.shortVisits,
    },
    inspectors: teams.inspectors.map(({ rank, visits, ...known }) => ({ ...person(known), rank, visits })),
    recusals: teams.recusals.map(({ position, code, name, refused, team }) => ({
      position,
      subject: subjectLabel({ code, name, kind: kinds.get(code) ?? '' }, objects, maskWords),
      refused: person(refused),
      team: team.map(person),
    })),
    voided: voided && { reason: voided.reason, at: voided.at },
    earlier: listEarlier(db, schemeId),
  };
};

/** Nobody is signed in on the projector: it goes on showing while the console is locked, and can only look. */
export const stageActor: Actor = { id: 'stage', name: '', roles: ['observer'] };

/** Lets the stage's two questions through and nothing else, whatever its page may send. */
export const onlyStageCalls = (dispatch: Dispatch): Dispatch => ({
  run: (name, input, options): Promise<Result<unknown, AppError>> =>
    stageCalls.some((call) => call === name) ? dispatch.run(name, input, options) : Promise.resolve(fail('call.unknown', { name })),
});
