import { PlusOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import './file-strip.css';
import { FileThumb } from './FileThumb.tsx';
import { FileViewer, type FileViewerWords } from './FileViewer.tsx';
import { createTurns, type LoadedFile } from './picture.ts';

/** One file as the strip and the full look show it; every text is made by whoever knows what the file is. */
export interface StripFile {
  readonly id: string;
  readonly name: string;
  readonly caption: string;
  /** Who, when and the like, for the full look. */
  readonly facts: readonly string[];
  /** It can be drawn; anything else is a mark. */
  readonly picture: boolean;
  /** What is wrong with it, in a sentence; empty = nothing. */
  readonly trouble: string;
  readonly removable: boolean;
}

export interface FileStripWords extends FileViewerWords {
  readonly label: string;
  readonly add: string;
  /** The file field's own name. */
  readonly field: string;
}

/** What may be added, and how; absent = nothing. */
export interface StripAdding {
  readonly accept: string;
  readonly busy: boolean;
  /** Why nothing can be added now; empty = something can. */
  readonly blocked: string;
  readonly add: (files: readonly File[]) => void;
  /** What is pasted anywhere on the page comes here. */
  readonly takesPage: boolean;
}

interface Props {
  readonly files: readonly StripFile[];
  readonly words: FileStripWords;
  readonly load: (id: string) => Promise<LoadedFile>;
  readonly adding?: StripAdding | undefined;
  readonly onRemove?: ((id: string, reason: string) => Promise<boolean>) | undefined;
  /** Further deeds in the full look. */
  readonly deeds: (file: StripFile) => ReactNode;
}

/** Files that came with what was copied; none when it is text that goes into a field. */
const pastedFiles = (data: DataTransfer | null, target: EventTarget | null): readonly File[] => {
  const inField = target instanceof HTMLElement && target.matches('input, textarea, [contenteditable=true]');
  if (data === null || (inField && data.types.includes('text/plain'))) return [];
  return Array.from(data.files);
};

/** Small pictures with their captions; the last cell adds more, by its button, by dropping and by pasting. */
export const FileStrip = ({ files, words, load, adding, onRemove, deeds }: Props) => {
  const [inTurn] = useState(createTurns);
  const [open, setOpen] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  /** What was looked at last; its button gets the focus once the full look is gone. */
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (open !== null || seen.current === null) return;
    buttons.current.get(seen.current)?.focus();
    seen.current = null;
  }, [open]);
  const at = files.findIndex(({ id }) => id === open);
  const file = files[at];
  const free = adding !== undefined && adding.blocked === '' && !adding.busy;
  const take = (given: readonly File[]): boolean => {
    if (!free || given.length === 0) return false;
    // A drop has no order of its own.
    adding.add(given.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
    return true;
  };
  const takesPage = free && adding.takesPage;
  useEffect(() => {
    if (!takesPage) return undefined;
    const onPaste = (event: globalThis.ClipboardEvent): void => {
      if (!event.defaultPrevented && take(pastedFiles(event.clipboardData, event.target))) event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('paste', onPaste);
    };
  });
  const drops =
    adding === undefined
      ? {}
      : {
          onDragOver: (event: DragEvent) => {
            event.preventDefault();
            setOver(true);
          },
          onDragLeave: () => {
            setOver(false);
          },
          onDrop: (event: DragEvent) => {
            event.preventDefault();
            setOver(false);
            take(Array.from(event.dataTransfer.files));
          },
          onPaste: (event: ClipboardEvent) => {
            if (!adding.takesPage && take(pastedFiles(event.clipboardData, event.target))) event.preventDefault();
          },
        };
  return (
    <div className={over ? 'file-strip file-strip-over' : 'file-strip'} {...drops}>
      <ul aria-label={words.label}>
        {files.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              ref={(button) => {
                if (button) buttons.current.set(one.id, button);
                else buttons.current.delete(one.id);
              }}
              className="file-thumb"
              title={one.trouble === '' ? one.name : one.trouble}
              onClick={() => {
                setOpen(one.id);
              }}
            >
              <FileThumb key={`${one.id} ${one.trouble}`} file={one} load={load} inTurn={inTurn} />
              <span className="file-thumb-name">{one.name}</span> <span className="file-thumb-caption">{one.caption}</span>
            </button>
          </li>
        ))}
        {adding === undefined ? null : (
          <li>
            <button
              type="button"
              className="file-thumb file-thumb-add"
              aria-disabled={!free}
              onClick={() => {
                if (free) field.current?.click();
              }}
            >
              <PlusOutlined aria-hidden="true" />
              <span>{words.add}</span>
            </button>
            <input
              ref={field}
              type="file"
              multiple
              accept={adding.accept}
              aria-label={words.field}
              tabIndex={-1}
              disabled={!free}
              onChange={(event) => {
                take(Array.from(event.target.files ?? []));
                // So that the same file, mended meanwhile, can be selected again.
                event.target.value = '';
              }}
            />
          </li>
        )}
      </ul>
      {adding !== undefined && adding.blocked !== '' ? <p className="hint">{adding.blocked}</p> : null}
      {file ? (
        <FileViewer
          file={file}
          words={words}
          place={at + 1}
          total={files.length}
          load={load}
          deeds={deeds(file)}
          onStep={(by) => {
            setOpen(files[(at + by + files.length) % files.length]?.id ?? null);
          }}
          onRemove={onRemove && file.removable ? (reason) => onRemove(file.id, reason) : undefined}
          onClose={() => {
            seen.current = file.id;
            setOpen(null);
          }}
        />
      ) : null}
    </div>
  );
};
