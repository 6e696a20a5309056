import path from 'node:path';
import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { readNamed } from '#electron/platform/read-named.ts';
import { removeFolder, writeFolderSafely } from '#electron/platform/write-files.ts';
import { drawFiles, findDraw } from '#electron/store/draws.ts';
import type { Handler } from './context.ts';
import { singleStep } from './single-step.ts';
import { writeFailure } from './write-fault.ts';

/** With what anyone makes the draw again: a page for a browser, a few lines for a shell (DRAW-SPEC 9). */
const verifierNames = ['verify.html', 'verify.sh'];

type Export = Handler<'draws.exportRecord'>;

/**
 * Writes the record folder `<folder>/<serial>` with the bytes as they were frozen and drawn, and the two verifiers beside them; anyone can
 * recompute them (DRAW-SPEC 2 and 3).
 */
export const exportRecord =
  (verifierDir: string): Export =>
  async ({ db, pathOf, onProgress, signal, atEnd }, { serial, folder }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    if (draw.state !== 'drawn') return fail('draw.wrongState', { serial, state: draw.state });
    const parentDir = pathOf(folder);
    if (parentDir === null) return fail('file.tokenUnknown', {});
    const files = new Map([...drawFiles(db, serial), ...(await readNamed(verifierDir, verifierNames))]);
    onProgress({ phase: 'copying', done: 0, total: files.size });
    if (signal.aborted) return fail('job.cancelled', {});
    const recordDir = path.join(parentDir, serial);
    const written = await writeFolderSafely(recordDir, files);
    if (!written.ok) return writeFailure(written.error);
    // A record that stood there before is not this job's to take back.
    let keep = written.value === 'stoodThere';
    atEnd(() => (keep ? undefined : removeFolder(recordDir)));
    return ok(
      singleStep(({ note }) => {
        note({ serial, folder: parentDir, files: files.size });
        keep = true;
        return ok({ folder: recordDir, files: [...files.keys()] });
      }),
    );
  };
