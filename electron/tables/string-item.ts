/** Reads the text of one `<si>` or `<is>` tag by tag, the way SheetJS does: a plain text is its first `<t>`, a rich one all of its runs, without the phonetic ones. */
export interface StringItem {
  /** False for what a string may not hold. */
  readonly open: (name: string, isEmpty: boolean, text: string) => boolean;
  readonly close: (name: string) => boolean;
  /** Still escaped; undefined when the item holds no text at all, which is not the same as an empty one. */
  readonly end: () => string | undefined;
}

export const createStringItem = (): StringItem => {
  const path: string[] = [];
  let plain = false;
  let ended = false;
  let first = true;
  let text: string | undefined;
  return {
    open: (name, isEmpty, content) => {
      if (ended || path.length > deepest || path.at(-1) === 't') return false;
      const isFirst = first && path.length === 0;
      first = false;
      if (name === 't') {
        if (isFirst) plain = true;
        if (isFirst && isEmpty) ended = true; // SheetJS takes whatever follows for the text
        if (isFirst || (!plain && !path.includes('rPh'))) {
          const inRun = path.length === 1 && path[0] === 'r';
          if (!isFirst && !inRun) return false;
          text = (text ?? '') + (isEmpty ? '' : content);
        }
      } else if (name === 'r' && path.length > 0) return false;
      else if (name === 'r' && !plain) text ??= '';
      if (!isEmpty) path.push(name);
      return true;
    },
    close: (name) => path.pop() === name,
    end: () => {
      const whole = text;
      path.length = 0;
      plain = false;
      ended = false;
      first = true;
      text = undefined;
      return whole;
    },
  };
};

/** A run holds its properties, and these nothing deeper than their extensions. */
const deepest = 8;
