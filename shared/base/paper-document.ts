import { part, type Markup, type MarkupElement } from './markup.ts';

const meta = (attributes: Readonly<Record<string, string>>): MarkupElement => ({ tag: 'meta', attributes, children: [] });

/** A whole page for paper: no script, nothing from outside, whatever the data say; `style` is all of its look. */
export const paperDocument = (title: string, style: string, ...children: readonly Markup[]): MarkupElement => ({
  tag: 'html',
  attributes: { lang: 'zh-CN' },
  children: [
    part(
      'head',
      '',
      meta({ charset: 'utf-8' }),
      meta({ 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
      part('title', '', title),
      part('style', '', style),
    ),
    part('body', 'record-paper', ...children),
  ],
});
