import { SearchOutlined } from '@ant-design/icons';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import type { Navigate, Route } from '#renderer/api/route.ts';
import type { FoundGroup, SearchGroup, SearchHit } from '#shared/contract/search.ts';
import { foundGroupText, searchWords as words } from '#shared/i18n/zh-cn/search.ts';
import './search-box.css';
import { sheetBegins } from './sheet-begins.ts';

interface Props {
  readonly navigate: Navigate;
  /** A sheet code was typed in. */
  readonly onSheet: (text: string) => void;
}

interface Line {
  readonly group: SearchGroup;
  readonly hit: SearchHit;
}

const none: readonly FoundGroup[] = [];

const placeOf = ({ group, hit }: Line): Route => {
  switch (group) {
    case 'subjects':
      return { page: 'subjects', open: Number(hit.key) };
    case 'inspectors':
      return { page: 'inspectors', open: Number(hit.key) };
    case 'items':
      return { page: 'items', find: hit.key };
    case 'schemes':
      return { page: 'scheme', id: hit.key };
  }
};

/** The one box over everything: Ctrl+K, arrows, Enter; groups in a fixed order (UX 7.1, 13). */
export const SearchBox = ({ navigate, onSheet }: Props) => {
  const api = useApi();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef(0);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly FoundGroup[]>(none);
  const [answered, setAnswered] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const lines: readonly Line[] = found.flatMap(({ group, hits }) => hits.map((hit) => ({ group, hit })));

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.isComposing || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);

  const ask = async (question: string): Promise<void> => {
    asked.current += 1;
    const turn = asked.current;
    const answer = question.trim() === '' ? null : await api['search.everywhere']({ text: question.slice(0, 60) });
    if (turn !== asked.current) return;
    setFound(answer?.ok ? answer.value : none);
    setAnswered(question);
    setAt(0);
  };
  const leave = (): void => {
    setOpen(false);
    setText('');
    void ask('');
  };
  const go = (line: Line | undefined): void => {
    if (!line) return;
    navigate(placeOf(line));
    leave();
    field.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (lines.length > 0) setAt((at + (event.key === 'ArrowDown' ? 1 : lines.length - 1)) % lines.length);
    } else if (event.key === 'Enter' && sheetBegins.test(text.normalize('NFKC'))) {
      onSheet(text);
      leave();
      field.current?.blur();
    } else if (event.key === 'Enter') go(lines[at]);
    else if (event.key === 'Escape') {
      if (text === '') field.current?.blur();
      leave();
    }
  };
  const shown = open && text.trim() !== '';
  return (
    <div className="search-box" role="search">
      <SearchOutlined aria-hidden />
      <input
        ref={field}
        role="combobox"
        aria-label={words.label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && lines.length > 0 ? `${id}-${at}` : undefined}
        placeholder={words.placeholder}
        maxLength={60}
        autoComplete="off"
        value={text}
        onFocus={() => {
          setOpen(true);
        }}
        onBlur={() => {
          setOpen(false);
        }}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) void ask(event.target.value);
        }}
        onCompositionEnd={(event) => {
          void ask(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden>{words.keys}</kbd>
      <div className="search-found" id={`${id}-list`} role="listbox" aria-label={words.found} hidden={!shown}>
        {found.map((group) => (
          <div key={group.group} role="group" aria-label={foundGroupText(group.group, group.total)}>
            <div className="search-group" aria-hidden>
              {foundGroupText(group.group, group.total)}
            </div>
            {group.hits.map((hit) => {
              const index = lines.findIndex((line) => line.hit === hit);
              return (
                <div
                  key={hit.key}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  className={index === at ? 'search-hit search-hit-at' : 'search-hit'}
                  onMouseDown={(event) => {
                    event.preventDefault();
                    go({ group: group.group, hit });
                  }}
                >
                  <span>{hit.title}</span>
                  <small className={group.group === 'subjects' ? 'mono' : undefined}>{hit.detail}</small>
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {shown && answered === text && found.length === 0 ? (
        <div className="search-found search-none" role="status">
          {words.nothing}
        </div>
      ) : null}
    </div>
  );
};
