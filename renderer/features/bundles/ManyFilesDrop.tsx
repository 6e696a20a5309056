import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import type { ChosenPath } from '#shared/contract/shell.ts';
import { bundlesWords as words } from '#shared/i18n/zh-cn/bundles.ts';

interface Props {
  readonly lead: string;
  readonly onChosen: (files: readonly ChosenPath[]) => void;
}

const isChosen = (chosen: ChosenPath | null): chosen is ChosenPath => chosen !== null;

/** A place for several files at once: a stick often holds a month of bundles. */
export const ManyFilesDrop = ({ lead, onChosen }: Props) => {
  const shell = useShell();
  const [over, setOver] = useState(false);
  const take = async (asked: readonly Promise<ChosenPath | null>[]): Promise<void> => {
    const chosen = (await Promise.all(asked)).filter(isChosen);
    if (chosen.length > 0) onChosen(chosen);
  };
  const takeFiles = (files: FileList | null): void => {
    // By name, because the numbers stand in the names and a drop has no order of its own.
    const ordered = Array.from(files ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
    void take(ordered.map((file) => shell.tokenOfDropped(file)));
  };
  return (
    <div
      className={over ? 'bundle-drop bundle-drop-over' : 'bundle-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        takeFiles(event.dataTransfer.files);
      }}
    >
      <InboxOutlined className="bundle-drop-icon" aria-hidden="true" />
      <p>{lead}</p>
      <Button onClick={() => void take([shell.chooseFile('bundle')])}>{words.choose}</Button>
      <input
        type="file"
        multiple
        aria-label={words.chooseLabel}
        tabIndex={-1}
        onChange={(event) => {
          takeFiles(event.target.files);
          // So that the same file can be selected again.
          event.target.value = '';
        }}
      />
    </div>
  );
};
