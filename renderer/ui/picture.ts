/** The bytes of a file, or the sentence that says why there are none. */
export type LoadedFile =
  { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | { readonly ok: false; readonly text: string };

/** Twice the width of a cell, for dense screens. */
const thumbnailWidth = 240;

/** A small picture, turned as the camera was held; null = these bytes cannot be drawn. Whoever asked closes it. */
export const thumbnailOf = async ({ bytes, type }: Extract<LoadedFile, { readonly ok: true }>): Promise<ImageBitmap | null> => {
  try {
    return await createImageBitmap(new Blob([bytes], { type }), { resizeWidth: thumbnailWidth, resizeQuality: 'medium' });
  } catch {
    return null; // whatever is wrong with them, there is no picture
  }
};

/** Work that is done one after the other: pictures of a camera fill the memory when all of them are opened at once. */
export const createTurns = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
};
