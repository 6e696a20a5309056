import { createElement, type ReactNode } from 'react';
import type { Markup } from '#shared/base/markup.ts';

/** Shows a described piece of a page; the same description is written into files as HTML. */
export const MarkupView = ({ markup }: { readonly markup: Markup }): ReactNode => viewOf(markup);

const viewOf = (markup: Markup): ReactNode => {
  if (typeof markup === 'string') return markup;
  const { tag, className, attributes, children } = markup;
  return createElement(tag, { ...(className === undefined ? {} : { className }), ...attributes }, ...children.map(viewOf));
};
