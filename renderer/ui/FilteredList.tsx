import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { DetailDrawer } from './DetailDrawer.tsx';
import './filtered-list.css';

interface Props {
  readonly filtersTitle: string;
  readonly filters: ReactNode;
  /** Search, and whatever else stands before the button that opens the filters where the window is narrow. */
  readonly tools: ReactNode;
  /** The rest of the toolbar. */
  readonly toolsBehind?: ReactNode;
  readonly children: ReactNode;
}

/** A long list with its filters at the left, or behind a button where the window is narrow (VISUAL 4). */
export const FilteredList = ({ filtersTitle, filters, tools, toolsBehind, children }: Props) => {
  const [open, setOpen] = useState(false);
  return (
    <div className="filtered">
      <aside className="filtered-tree" aria-label={filtersTitle}>
        {filters}
      </aside>
      <div className="filtered-pane">
        <div className="toolbar">
          {tools}
          <Button
            className="filtered-button"
            onClick={() => {
              setOpen(true);
            }}
          >
            {filtersTitle}
          </Button>
          {toolsBehind}
        </div>
        {children}
      </div>
      <DetailDrawer
        open={open}
        placement="left"
        width={280}
        title={filtersTitle}
        onClose={() => {
          setOpen(false);
        }}
      >
        {filters}
      </DetailDrawer>
    </div>
  );
};
