import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ChangeEvent, type DragEvent, type ReactNode } from 'react';
import './small-parts.css';

interface Chosen {
  readonly token: string;
  readonly name: string;
}

interface Props {
  /** One sentence: what may be dropped here. */
  readonly children: ReactNode;
  readonly chooseLabel: string;
  /** The file field's own name, for those who hear it. */
  readonly fieldLabel: string;
  /** File name endings with the dot. */
  readonly accept: string;
  /** Opens the native dialog. */
  readonly choose: () => Promise<Chosen | null>;
  /** Turns a dropped or selected file into what the backend can open. */
  readonly tokenOf: (file: File) => Promise<Chosen | null>;
  /** `others` are those that came with it, by name; none unless several may come at once. */
  readonly onChosen: (chosen: Chosen, others: readonly Chosen[]) => void;
  readonly several?: boolean;
  readonly primary?: boolean;
}

const isChosen = (chosen: Chosen | null): chosen is Chosen => chosen !== null;

/** A place to drop one file or several, with a button for those who do not drag and a real file field for the rest. */
export const FileDrop = ({
  children,
  chooseLabel,
  fieldLabel,
  accept,
  choose,
  tokenOf,
  onChosen,
  several = false,
  primary = false,
}: Props) => {
  const [over, setOver] = useState(false);

  const take = async (asked: readonly Promise<Chosen | null>[]): Promise<void> => {
    const [chosen, ...others] = (await Promise.all(asked)).filter(isChosen);
    if (chosen) onChosen(chosen, others);
  };
  const takeFiles = (files: FileList | null): void => {
    // A drop has no order of its own.
    const ordered = Array.from(files ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
    void take((several ? ordered : ordered.slice(0, 1)).map(tokenOf));
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    takeFiles(event.dataTransfer.files);
  };
  const onField = (event: ChangeEvent<HTMLInputElement>): void => {
    takeFiles(event.target.files);
    // So that the same file, mended meanwhile, can be selected again.
    event.target.value = '';
  };

  return (
    <div
      className={over ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={onDrop}
    >
      <InboxOutlined className="file-drop-icon" aria-hidden="true" />
      <div>{children}</div>
      <Button type={primary ? 'primary' : 'default'} onClick={() => void take([choose()])}>
        {chooseLabel}
      </Button>
      <input type="file" multiple={several} accept={accept} aria-label={fieldLabel} tabIndex={-1} onChange={onField} />
    </div>
  );
};
