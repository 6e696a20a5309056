import { Button } from 'antd';
import { memo, useCallback, useState, type ReactNode } from 'react';
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
  // A list that never opens its drawer does not draw it with every key of a question either.
  const [drawn, setDrawn] = useState(false);
  const show = useCallback((): void => {
    setDrawn(true);
    setOpen(true);
  }, []);
  return (
    <div className="filtered">
      <aside className="filtered-tree" aria-label={filtersTitle}>
        {filters}
      </aside>
      <div className="filtered-pane">
        <div className="toolbar">
          {tools}
          <FiltersButton title={filtersTitle} onOpen={show} />
          {toolsBehind}
        </div>
        {children}
      </div>
      {drawn ? (
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
      ) : null}
    </div>
  );
};

const FiltersButton = memo(({ title, onOpen }: { readonly title: string; readonly onOpen: () => void }) => (
  <Button className="filtered-button" onClick={onOpen}>
    {title}
  </Button>
));
