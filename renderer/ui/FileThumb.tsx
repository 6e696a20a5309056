import { FilePdfOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState } from 'react';
import { thumbnailOf, type LoadedFile } from './picture.ts';
import type { StripFile } from './FileStrip.tsx';
import { MarkShape } from './StatusMark.tsx';

interface Props {
  readonly file: StripFile;
  readonly load: (id: string) => Promise<LoadedFile>;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

type Shown = { readonly at: 'loading' | 'none' } | { readonly at: 'drawn'; readonly picture: ImageBitmap };

/** A picture made small in the window; what is no picture, or cannot be drawn, is a mark. */
export const FileThumb = ({ file, load, inTurn }: Props) => {
  const { id, picture, trouble } = file;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<Shown>({ at: picture && trouble === '' ? 'loading' : 'none' });
  useEffect(() => {
    if (!picture || trouble !== '') return undefined;
    const leaving = new AbortController();
    const isGone = (): boolean => leaving.signal.aborted;
    let made: ImageBitmap | null = null;
    void inTurn(async () => {
      if (isGone()) return;
      const loaded = await load(id);
      made = loaded.ok ? await thumbnailOf(loaded) : null;
      if (isGone()) made?.close();
      else setShown(made ? { at: 'drawn', picture: made } : { at: 'none' });
    });
    return () => {
      leaving.abort();
      made?.close();
    };
  }, [id, picture, trouble, load, inTurn]);
  useEffect(() => {
    const target = canvas.current;
    if (shown.at !== 'drawn' || !target) return;
    target.width = shown.picture.width;
    target.height = shown.picture.height;
    target.getContext('2d')?.drawImage(shown.picture, 0, 0);
  }, [shown]);
  if (shown.at === 'drawn') return <canvas ref={canvas} aria-hidden="true" />;
  return (
    <span className="file-thumb-mark" aria-hidden="true">
      {trouble !== '' || (picture && shown.at === 'none') ? <MarkShape mark="look" /> : picture ? null : <FilePdfOutlined />}
    </span>
  );
};
