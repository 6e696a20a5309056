import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { shellWords as words } from '#shared/i18n/zh-cn/shell-ui.ts';

interface Props {
  readonly children: ReactNode;
  readonly onBack: () => void;
}

interface State {
  readonly at: 'whole' | 'broken';
}

/** React asks for a class here. A page that broke says so in words and leaves the rest of the window usable. */
export class ErrorBoundary extends Component<Props, State> {
  override readonly state: State = { at: 'whole' };

  static getDerivedStateFromError(): State {
    return { at: 'broken' };
  }

  override render(): ReactNode {
    if (this.state.at === 'whole') return this.props.children;
    return (
      <div className="crash">
        <Sheet title={words.crashTitle}>
          <p role="alert">{words.crashText}</p>
          <Button
            type="primary"
            onClick={() => {
              this.setState({ at: 'whole' });
              this.props.onBack();
            }}
          >
            {words.crashBack}
          </Button>
        </Sheet>
      </div>
    );
  }
}
