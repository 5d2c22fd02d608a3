import { addressOf } from '../wx/files'
import { defineBuiltin } from '../runtime/contract'
import { webUnits } from '../kit/units'
import { reactions } from './shared'
import { decodeEntities } from './text'

const richProps = { nodes: null, space: '', userSelect: false, mode: 'default' }

/** The tags WeChat's rich-text knows; anything else is dropped with its content, so no script can come in. */
const tags = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em ' +
    'fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section ' +
    'small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
)
const attributes = new Set(
  'class style alt src height width span align dir size color colspan rowspan start type'.split(
    ' ',
  ),
)

interface RichNode {
  type?: string
  text?: string
  name?: string
  attrs?: Record<string, unknown>
  children?: RichNode[]
}

export const richText = defineBuiltin({
  tag: 'rich-text',
  props: richProps,
  create(node) {
    const place = document.createElement('div')
    node.el.append(place)
    const draw = (): void => {
      const { nodes } = node.props
      const made = typeof nodes === 'string' ? fromHtml(nodes) : fromNodes(nodes)
      for (const each of made.querySelectorAll('[style]')) {
        each.setAttribute('style', webUnits(each.getAttribute('style') ?? ''))
      }
      for (const image of made.querySelectorAll('img[src]')) {
        image.setAttribute('src', addressOf(node.host, image.getAttribute('src') ?? ''))
      }
      place.replaceChildren(made)
    }
    return reactions<typeof richProps>({
      nodes: draw,
      space: () => place.setAttribute('space', node.props.space),
      userSelect: () => node.el.toggleAttribute('selectable', node.props.userSelect),
    })
  },
})

/** Safe nodes from a line of HTML. */
function fromHtml(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const safe = document.createDocumentFragment()
  for (const child of parsed.body.childNodes) safe.append(...cleaned(child))
  return safe
}

/** Safe nodes from WeChat's own shape, `{ name, attrs, children }` and `{ type: 'text', text }`. */
function fromNodes(nodes: unknown): DocumentFragment {
  const safe = document.createDocumentFragment()
  for (const node of Array.isArray(nodes) ? (nodes as RichNode[]) : []) safe.append(...built(node))
  return safe
}

function cleaned(node: ChildNode): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')]
  if (!(node instanceof Element)) return []
  const given = [...node.attributes].map((each): [string, unknown] => [each.name, each.value])
  const made = element(node.localName, given)
  if (!made) return []
  for (const child of node.childNodes) made.append(...cleaned(child))
  return [made]
}

function built(node: RichNode): Node[] {
  if (node.type === 'text') return [document.createTextNode(decodeEntities(node.text ?? ''))]
  const made = element((node.name ?? '').toLowerCase(), Object.entries(node.attrs ?? {}))
  if (!made) return []
  for (const child of node.children ?? []) made.append(...built(child))
  return [made]
}

function element(name: string, given: [string, unknown][]): HTMLElement | undefined {
  if (!tags.has(name)) return undefined
  const made = document.createElement(name)
  for (const [key, value] of given) {
    const written = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    if (attributes.has(key) && !/^\s*javascript:/i.test(written)) made.setAttribute(key, written)
  }
  return made
}
