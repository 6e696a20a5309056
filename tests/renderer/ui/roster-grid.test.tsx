import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { RosterGrid, type RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import { deferred } from '#tests/support/deferred.ts';
import { giveElementsSize } from '#tests/support/fake-desk.tsx';

interface Line {
  readonly name: string;
  readonly code: string;
}

const columns: readonly RosterColumn<Line>[] = [
  { key: 'name', title: '名称', sortable: true, cell: ({ name }) => name },
  { key: 'code', title: '代码', width: 182, cell: ({ code }) => code },
];
const line = (index: number): Line => ({ name: `第${index + 1}户`, code: `C${index + 1}` });
const load = (offset: number): Promise<readonly Line[]> => Promise.resolve(Array.from({ length: 200 }, (_, index) => line(offset + index)));
const focused = (): HTMLElement => document.activeElement as HTMLElement; // the tests put the focus on a cell
const press = (key: string, ctrlKey = false): void => {
  fireEvent.keyDown(focused(), { key, ctrlKey });
};

const renderGrid = async (more: Partial<Parameters<typeof RosterGrid<Line>>[0]> = {}) => {
  const view = render(<RosterGrid label="名录" columns={columns} total={148_213} loadWindow={load} {...more} />);
  await screen.findByText('第1户');
  screen.getByText('第1户').closest<HTMLElement>('[role=gridcell]')?.focus();
  return view;
};

beforeAll(() => {
  giveElementsSize(1000, 392);
});

describe('the roster grid', () => {
  it('says how many rows and columns there are, though only those in sight exist', async () => {
    await renderGrid();
    const grid = screen.getByRole('grid', { name: '名录' });
    expect(grid.getAttribute('aria-rowcount')).toBe('148214');
    expect(grid.getAttribute('aria-colcount')).toBe('2');
    expect(screen.getAllByRole('row').length).toBeLessThan(40);
    expect(screen.getAllByRole('row')[1]?.getAttribute('aria-rowindex')).toBe('2');
    expect(screen.getAllByRole('gridcell')[1]?.getAttribute('aria-colindex')).toBe('2');
  });

  it('has exactly one cell in the tab order', async () => {
    const { container } = await renderGrid();
    expect(container.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    press('ArrowDown');
    expect(container.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('moves one focus with the arrow keys, Home and End', async () => {
    await renderGrid();
    press('ArrowDown');
    expect(focused().textContent).toBe('第2户');
    press('End');
    expect(focused().textContent).toBe('C2');
    press('Home');
    press('ArrowUp');
    press('ArrowUp');
    expect(focused().getAttribute('role')).toBe('columnheader');
  });

  it('moves by pages and reaches the last row', async () => {
    await renderGrid();
    press('PageDown');
    expect(focused().textContent).toBe('第10户');
    press('PageUp');
    expect(focused().textContent).toBe('第1户');
    press('End', true);
    await waitFor(() => {
      expect(focused().closest('[role=row]')?.getAttribute('aria-rowindex')).toBe('148214');
    });
  });

  it('opens the row under the focus with Enter, and sorts from the head', async () => {
    const onOpen = vi.fn();
    const onSort = vi.fn();
    await renderGrid({ onOpen, onSort, sort: { key: 'name', descending: false } });
    press('Enter');
    expect(onOpen).toHaveBeenCalledWith(line(0));
    press('ArrowUp');
    press('Enter');
    expect(onSort).toHaveBeenCalledWith('name');
    expect(screen.getByRole('columnheader', { name: /名称/ }).getAttribute('aria-sort')).toBe('ascending');
    expect(screen.getByRole('columnheader', { name: '代码' }).getAttribute('aria-sort')).toBeNull();
  });

  it('does nothing while an input method is composing', async () => {
    await renderGrid();
    fireEvent.keyDown(focused(), { key: 'ArrowDown', isComposing: true });
    expect(focused().textContent).toBe('第1户');
  });

  it('asks only for the windows in sight and shows a busy row until they are there', async () => {
    const asked: number[] = [];
    const pending = deferred<readonly Line[]>();
    render(
      <RosterGrid
        label="名录"
        columns={columns}
        total={1000}
        loadWindow={(offset) => {
          asked.push(offset);
          return pending.promise;
        }}
      />,
    );
    expect(screen.getAllByRole('row')[1]?.getAttribute('aria-busy')).toBe('true');
    await waitFor(() => {
      expect(asked[0]).toBe(0);
    });
    expect(asked.every((offset) => offset === 0)).toBe(true);
  });

  it('marks rows with Space, from one to another with Shift, and all with Ctrl+A', async () => {
    const marked = new Set<string>();
    const onMarkAll = vi.fn();
    const marking = {
      isMarked: ({ code }: Line) => marked.has(code),
      onMark: ({ code }: Line) => marked.add(code),
      onMarkRows: (lines: readonly Line[], on: boolean) => {
        for (const { code } of lines) marked[on ? 'add' : 'delete'](code);
      },
      onMarkAll,
    };
    await renderGrid({ marking });
    press('ArrowDown');
    fireEvent.keyDown(focused(), { key: 'ArrowDown', shiftKey: true });
    fireEvent.keyDown(focused(), { key: 'PageDown', shiftKey: true });
    await waitFor(() => {
      expect([...marked]).toEqual(['C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11', 'C12']);
    });
    fireEvent.keyDown(focused(), { key: 'PageUp', shiftKey: true });
    await waitFor(() => {
      expect([...marked]).toEqual(['C2', 'C3']);
    });
    press('ArrowDown');
    press(' ');
    expect([...marked]).toEqual(['C2', 'C3', 'C4']);
    fireEvent.click(screen.getByText('第6户'), { shiftKey: true });
    await waitFor(() => {
      expect([...marked]).toEqual(['C2', 'C3', 'C4', 'C5', 'C6']);
    });
    press('a', true);
    expect(onMarkAll).toHaveBeenCalledOnce();
  });

  it('begins at its top when something else is asked, with the rows that came with the answer', async () => {
    const asked: number[] = [];
    const loadWindow = (offset: number): Promise<readonly Line[]> => {
      asked.push(offset);
      return load(offset);
    };
    const grid = (question: string) => (
      <RosterGrid
        label="名录"
        columns={columns}
        total={1000}
        loadWindow={loadWindow}
        firstRows={[...Array.from({ length: 200 }, (_, index) => line(index))]}
        question={question}
      />
    );
    const view = render(grid('按名称'));
    expect(screen.getByText('第1户')).toBeTruthy();
    expect(asked).toEqual([]);
    const scroller = screen.getByRole('grid');
    scroller.scrollTop = 34 * 500;
    fireEvent.scroll(scroller);
    await screen.findByText('第501户');
    view.rerender(grid('按代码'));
    expect(scroller.scrollTop).toBe(0);
  });
});
