import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import './page.css';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly placement?: 'left' | 'right';
  readonly width?: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A drawer whose content scrolls by keyboard as well. */
export const DetailDrawer = ({ open, title, placement = 'right', width = 440, onClose, children }: Props) => (
  <Drawer
    open={open}
    title={title}
    placement={placement}
    size={width}
    onClose={onClose}
    styles={{ body: { padding: 0, overflow: 'hidden' } }}
  >
    <div className="drawer-scroll" tabIndex={0} role="region" aria-label={title}>
      {children}
    </div>
  </Drawer>
);
