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
  readonly onChosen: (chosen: Chosen) => void;
  readonly primary?: boolean;
}

/** A place to drop one file, with a button for those who do not drag and a real file field for the rest. */
export const FileDrop = ({ children, chooseLabel, fieldLabel, accept, choose, tokenOf, onChosen, primary = false }: Props) => {
  const [over, setOver] = useState(false);

  const take = async (asked: Promise<Chosen | null>): Promise<void> => {
    const chosen = await asked;
    if (chosen) onChosen(chosen);
  };
  const takeFile = (file: File | null | undefined): void => {
    if (file) void take(tokenOf(file));
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    takeFile(event.dataTransfer.files.item(0));
  };
  const onField = (event: ChangeEvent<HTMLInputElement>): void => {
    takeFile(event.target.files?.[0]);
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
      <Button type={primary ? 'primary' : 'default'} onClick={() => void take(choose())}>
        {chooseLabel}
      </Button>
      <input type="file" accept={accept} aria-label={fieldLabel} tabIndex={-1} onChange={onField} />
    </div>
  );
};
