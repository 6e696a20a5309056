import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { memo, useEffect, useRef, useState } from 'react';

interface Props {
  readonly label: string;
  /** What the cross does, for those who hear it. */
  readonly clearLabel: string;
  /** What is searched for now; a change from outside (a cleared filter) empties the field. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Milliseconds between two questions while somebody types faster than that; the last one always comes. */
const gap = 40;

const Field = ({ label, clearLabel, value, onSearch }: Props) => {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(-gap);
  if (known !== value) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const search = (text: string, now: number): void => {
    clearTimeout(timer.current);
    const wait = asked.current + gap - now;
    if (wait > 0) {
      timer.current = setTimeout(() => {
        search(text, now + wait);
      }, wait);
      return;
    }
    asked.current = now;
    onSearch(text);
  };
  return (
    <Input
      className="search-field"
      aria-label={label}
      placeholder={label}
      prefix={<SearchOutlined aria-hidden />}
      style={{ width: 240 }}
      maxLength={60}
      allowClear={{ clearIcon: <CloseCircleFilled aria-label={clearLabel} /> }}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) search(event.target.value, event.timeStamp);
      }}
      onCompositionEnd={(event) => {
        search(event.currentTarget.value, event.timeStamp);
      }}
    />
  );
};

/** Searches while typing, at once, and never in the middle of an input method's composition. An answer that comes draws it not anew. */
export const SearchField = memo(Field);
