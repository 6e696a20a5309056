type Child = Node | string;

/** An element with a class and children; texts become text nodes, so nothing that a file says is ever read as markup. */
export const element = (name: string, className: string, ...children: readonly Child[]): HTMLElement => {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  for (const child of children) made.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  return made;
};

/** A list of facts: what it is, and the value; values that are codes stand in a font of even width. */
export const factList = (facts: readonly (readonly [label: string, value: string, code?: 'code'])[]): HTMLElement =>
  element('dl', '', ...facts.flatMap(([label, value, code]) => [element('dt', '', label), element('dd', code ?? '', value)]));

export const section = (title: string, ...children: readonly Child[]): HTMLElement =>
  element('section', '', element('h2', '', title), ...children);

export const listOf = (name: 'ol' | 'ul', texts: readonly string[]): HTMLElement =>
  element(name, '', ...texts.map((text) => element('li', '', text)));

export const button = (label: string, onClick: () => void): HTMLElement => {
  const made = element('button', '', label);
  made.setAttribute('type', 'button');
  made.addEventListener('click', onClick);
  return made;
};
