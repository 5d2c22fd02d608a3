/** Plain DOM building, for the prompts, the inner parts of built-in components and the shell. */

type Child = Node | string
type Attribute = string | number | boolean | ((event: Event) => void) | undefined

/**
 * Makes an element: `onclick`-style keys become listeners, `false` and `undefined` leave the attribute out,
 * `true` writes it empty, anything else is written as text.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value)
  element.append(...children)
  return element
}

/** Writes, or with `false` and `undefined` removes, one attribute or listener. */
function setAttribute(element: Element, name: string, value: Attribute): void {
  if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value)
  else if (value === undefined || value === false) element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : String(value))
}

/** Parses trusted markup of ours (icons) into one element. */
export function svg(markup: string): Element {
  const holder = document.createElement('div')
  holder.innerHTML = markup
  const first = holder.firstElementChild
  if (!first) throw new Error('svg() needs one element')
  return first
}
