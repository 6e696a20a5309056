import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import Markdown from 'markdown-to-jsx/react';
import { useEffect, useRef, useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import { helpWords as words } from '#shared/i18n/zh-cn/help.ts';
import './help.css';
import { helpText, helpTopics, type HelpTopic } from './help-topics.ts';

interface Props {
  readonly topic: HelpTopic;
  readonly onTopic: (topic: HelpTopic) => void;
  readonly onClose: () => void;
}

const choices = helpTopics.map(({ topic, title }) => ({ value: topic, label: title }));

/** The help of the present page beside it: the page stays usable while the clerk reads (UX 15). Escape in it closes it. */
export const HelpPanel = ({ topic, onTopic, onClose }: Props) => {
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    text.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside
      className="help-panel"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <header className="help-bar no-print">
        <Select<HelpTopic>
          aria-label={words.topic}
          className="help-choice"
          value={topic}
          options={choices}
          onChange={onTopic}
          virtual={false}
          listHeight={520}
        />
        <PrintButton />
        <Button type="text" icon={<CloseOutlined />} aria-label={words.close} title={words.close} onClick={onClose} />
      </header>
      <div ref={text} className="help-text" tabIndex={0} role="region" aria-label={words.text} key={topic}>
        <Markdown options={{ disableParsingRawHTML: true, forceBlock: true }}>{helpText(topic)}</Markdown>
      </div>
    </aside>
  );
};

/** Marks the body while the help alone is to be printed. */
const printing = 'help-printed';

const PrintButton = () => {
  const shell = useShell();
  const [refused, setRefused] = useState(false);
  const print = async (): Promise<void> => {
    document.body.classList.add(printing);
    const printed = await shell.print().finally(() => {
      document.body.classList.remove(printing);
    });
    setRefused(!printed);
  };
  return (
    <>
      <Button onClick={() => void print()}>{words.print}</Button>
      {refused ? (
        <p role="status" className="help-refused">
          {words.printFailed}
        </p>
      ) : null}
    </>
  );
};
