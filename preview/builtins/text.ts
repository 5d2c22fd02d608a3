import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { reactions } from './shared'

const textProps = {
  selectable: false,
  userSelect: false,
  space: '',
  decode: false,
  overflow: 'visible',
  maxLines: 0,
}

/** Text is the only place where line breaks count; `space` and `decode` are spelled out as in WeChat. */
export const text = defineBuiltin({
  tag: 'text',
  props: textProps,
  create(node) {
    let watcher: MutationObserver | undefined
    return {
      ...reactions<typeof textProps>({
        selectable: () => showSelectable(node),
        userSelect: () => showSelectable(node),
        space: () => node.el.setAttribute('space', node.props.space),
        overflow: () => node.el.setAttribute('overflow', node.props.overflow),
        maxLines: () => node.el.setAttribute('max-lines', String(node.props.maxLines)),
        decode: () => {
          watcher?.disconnect()
          if (node.props.decode) watcher = decodeFromNowOn(node.el)
        },
      }),
      detached: () => watcher?.disconnect(),
    }
  },
})

function showSelectable(node: BuiltinNode<typeof textProps>): void {
  node.el.toggleAttribute('selectable', node.props.selectable || node.props.userSelect)
}

const entities: Record<string, string> = {
  '&nbsp;': '\u00a0',
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
  '&lt;': '<',
  '&gt;': '>',
  '&apos;': "'",
  '&amp;': '&',
}

/** The seven entities WeChat decodes in `<text decode>`; others stay as written. */
export function decodeEntities(words: string): string {
  return words.replace(/&(nbsp|ensp|emsp|lt|gt|apos|amp);/g, (found) => entities[found] ?? found)
}

function decodeAll(el: HTMLElement): void {
  const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT)
  for (let at = walker.nextNode(); at; at = walker.nextNode()) {
    const words = at.textContent ?? ''
    const decoded = decodeEntities(words)
    if (decoded !== words) at.textContent = decoded
  }
}

function decodeFromNowOn(el: HTMLElement): MutationObserver {
  decodeAll(el)
  const watcher = new MutationObserver(() => decodeAll(el))
  watcher.observe(el, { childList: true, characterData: true, subtree: true })
  return watcher
}
