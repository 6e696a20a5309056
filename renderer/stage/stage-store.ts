import { createStore, type StoreApi } from 'zustand/vanilla';
import { createWireClient } from '#shared/contract/client.ts';
import type { StageDesk } from '#shared/contract/shell.ts';
import type { StageRow, StageScene, StageShow } from '#shared/contract/stage.ts';
import type { WireReply } from '#shared/contract/wire.ts';
import { advanced } from '#shared/domain/stage/replay.ts';

export interface StageView {
  readonly show: StageShow | null;
  /** The last answer; it stays when the backend is away for a moment. */
  readonly scene: StageScene | null;
  /** Rows of the stored list, fetched as far as the replay needs them. */
  readonly rows: readonly StageRow[];
  /** Rows to be seen; a fraction on the way to the next one. */
  readonly shown: number;
}

export interface StageStore {
  readonly store: StoreApi<StageView>;
  /** Lets so many milliseconds of the replay pass. */
  readonly pass: (milliseconds: number) => void;
}

const windowRows = 200;
/** Rows kept ahead of the one that is shown. */
const ahead = 400;

/** What the stage knows: what the console shows on it, and stored rows. It computes no list and decides nothing. */
export const createStageStore = (desk: StageDesk): StageStore => {
  const store = createStore<StageView>(() => ({ show: null, scene: null, rows: [], shown: 0 }));
  let fetching = false;
  let told = -1;

  const load = async (): Promise<void> => {
    const serial = store.getState().show?.serial;
    if (serial === undefined) return;
    const answer = await wire.api['stage.scene']({ serial });
    if (!answer.ok || store.getState().show?.serial !== serial) return;
    const before = store.getState().scene;
    // Names may be shown otherwise than before.
    const renamed = before !== null && before.naming !== answer.value.naming;
    store.setState({ scene: answer.value, ...(renamed ? { rows: [] } : {}) });
    await fetchAhead();
  };

  const fetchAhead = async (): Promise<void> => {
    if (fetching) return;
    fetching = true;
    for (;;) {
      const { scene, rows, shown } = store.getState();
      const total = scene?.result?.drawn ?? 0;
      if (!scene || rows.length >= Math.min(total, Math.floor(shown) + ahead)) break;
      const answer = await wire.api['stage.rows']({ serial: scene.serial, offset: rows.length, limit: windowRows });
      const now = store.getState();
      if (!answer.ok || answer.value.rows.length === 0) break;
      if (now.scene?.serial === scene.serial && now.rows === rows) store.setState({ rows: [...rows, ...answer.value.rows] });
    }
    fetching = false;
  };

  const wire = createWireClient({ send: desk.send, onChanged: () => void load() });
  desk.connect({
    onReply: (reply) => {
      wire.receive(reply as WireReply); // from our own backend on the stage's own port
    },
    onPort: () => {
      wire.abandon(); // what was asked on the port before is never answered
      fetching = false;
      void load();
    },
    onShow: (show, from) => {
      const before = store.getState();
      const other = before.show === null || before.show.serial !== show.serial;
      const anew = other || before.show.run !== show.run;
      store.setState({ show, ...(other ? { scene: null, rows: [] } : {}), ...(anew ? { shown: from } : {}) });
      void load();
    },
  });

  const pass = (milliseconds: number): void => {
    const { show, scene, rows, shown } = store.getState();
    const total = scene?.result?.drawn ?? 0;
    if (!show || show.step !== 'subjects' || total === 0) return;
    // Only what has been read from the store comes to be shown, and what was shown stays so while its rows are read again.
    const next = Math.max(shown, Math.min(rows.length, advanced(shown, total, show.speed, milliseconds)));
    if (next !== shown) store.setState({ shown: next });
    const whole = Math.floor(next);
    if (whole !== told) {
      told = whole;
      desk.tellShown(show.run, whole);
    }
    void fetchAhead();
  };

  return { store, pass };
};
