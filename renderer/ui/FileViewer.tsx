import { FilePdfOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { ErrorNotice } from './ErrorNotice.tsx';
import type { StripFile } from './FileStrip.tsx';
import type { LoadedFile } from './picture.ts';

export interface FileViewerWords {
  readonly title: (name: string, place: number, total: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly close: string;
  readonly noPicture: string;
  readonly undrawable: string;
  readonly remove: string;
  readonly removeReason: string;
  readonly removeNow: string;
}

interface Props {
  readonly file: StripFile;
  readonly words: FileViewerWords;
  readonly place: number;
  readonly total: number;
  readonly load: (id: string) => Promise<LoadedFile>;
  readonly deeds: ReactNode;
  readonly onStep: (by: 1 | -1) => void;
  readonly onRemove: ((reason: string) => Promise<boolean>) | undefined;
  readonly onClose: () => void;
}

type Shown =
  { readonly at: 'loading' | 'mark' } | { readonly at: 'picture'; readonly url: string } | { readonly at: 'failed'; readonly text: string };

/** One file as large as the window allows, with its facts; arrow keys go to the next, Esc closes. */
export const FileViewer = ({ file, words, place, total, load, deeds, onStep, onRemove, onClose }: Props) => {
  /** The file that is about to be taken away. */
  const [asked, setAsked] = useState('');
  const removing = asked === file.id;
  const [reason, setReason] = useState('');
  const id = useId();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || target.matches('input, textarea')) return;
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      event.preventDefault();
      onStep(event.key === 'ArrowLeft' ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  });
  return (
    <Modal
      open
      title={words.title(file.name, place, total)}
      width="min(1080px, calc(100vw - 64px))"
      style={{ top: 24 }}
      onCancel={onClose}
      footer={
        <div className="file-view-bar">
          {deeds}
          {onRemove && !removing ? (
            <Button
              onClick={() => {
                setAsked(file.id);
                setReason('');
              }}
            >
              {words.remove}
            </Button>
          ) : null}
          <span className="file-view-steps">
            <Button
              disabled={total < 2}
              onClick={() => {
                onStep(-1);
              }}
            >
              {words.previous}
            </Button>
            <Button
              disabled={total < 2}
              onClick={() => {
                onStep(1);
              }}
            >
              {words.next}
            </Button>
            <Button type="primary" autoFocus onClick={onClose}>
              {words.close}
            </Button>
          </span>
        </div>
      }
    >
      <FileLook key={file.id} file={file} words={words} load={load} />
      <ul className="file-view-facts">
        {file.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {onRemove && removing ? (
        <div className="file-view-remove">
          <label htmlFor={`${id}-reason`}>{words.removeReason}</label>
          <Input
            id={`${id}-reason`}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
          <Button
            danger
            disabled={Array.from(reason.trim()).length < 2}
            onClick={() => {
              void onRemove(reason).then((removed) => {
                if (removed) onClose();
              });
            }}
          >
            {words.removeNow}
          </Button>
        </div>
      ) : null}
    </Modal>
  );
};

/** The picture itself, or what stands for it. */
const FileLook = ({ file, words, load }: Pick<Props, 'file' | 'words' | 'load'>) => {
  const shown = useShown(file, load, words.undrawable);
  return (
    <div className="file-view">
      {shown.at === 'picture' ? <img src={shown.url} alt={file.name} /> : null}
      {shown.at === 'mark' ? (
        <p className="file-view-mark">
          <FilePdfOutlined aria-hidden="true" />
          <span>{file.name}</span>
          <span className="hint">{words.noPicture}</span>
        </p>
      ) : null}
      {shown.at === 'failed' ? <ErrorNotice text={shown.text} /> : null}
    </div>
  );
};

/** Draws from the bytes that came through the contract; the address of the picture is given back with it. */
const useShown = ({ id, picture, trouble }: StripFile, load: Props['load'], undrawable: string): Shown => {
  const [shown, setShown] = useState<Shown>(trouble !== '' ? { at: 'failed', text: trouble } : { at: picture ? 'loading' : 'mark' });
  useEffect(() => {
    if (!picture || trouble !== '') return undefined;
    let gone = false;
    let url = '';
    const show = async (): Promise<void> => {
      const loaded = await load(id);
      if (gone) return;
      if (!loaded.ok) {
        setShown({ at: 'failed', text: loaded.text });
        return;
      }
      url = URL.createObjectURL(new Blob([loaded.bytes], { type: loaded.type }));
      const probe = new Image();
      probe.src = url;
      const drawn = await probe.decode().then(
        () => true,
        () => false,
      );
      setShown(drawn ? { at: 'picture', url } : { at: 'failed', text: undrawable });
    };
    void show();
    return () => {
      gone = true;
      if (url !== '') URL.revokeObjectURL(url);
    };
  }, [id, picture, trouble, load, undrawable]);
  return shown;
};
