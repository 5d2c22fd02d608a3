import { h } from '../kit/dom'
import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { TextField, fieldProps } from './text-field'

const textareaProps = {
  ...fieldProps,
  placeholderClass: 'textarea-placeholder',
  autoHeight: false,
  fixed: false,
  showConfirmBar: true,
  confirmType: 'return',
  disableDefaultPadding: false,
}

type TextareaNode = BuiltinNode<typeof textareaProps>

export const textarea = defineBuiltin({
  tag: 'textarea',
  props: textareaProps,
  create(node) {
    const native = h('textarea', { rows: 1 })
    const field = new TextField(node, native, (typed) => typed)
    const grow = growing(node, native)
    native.addEventListener('input', grow)
    native.addEventListener('keydown', (event) => {
      const confirms = event.key === 'Enter' && node.props.confirmType !== 'return'
      if (!confirms || event.isComposing) return
      event.preventDefault()
      node.emit('confirm', { value: native.value })
      if (!node.props.confirmHold) native.blur()
    })
    const shared = field.handle()
    // A field that comes later than its page, or whose letters grow, is measured when it has a size.
    const sized = watchSize(grow)
    return {
      ...shared,
      attached: () => {
        shared.attached?.()
        sized?.observe(node.el)
      },
      detached: () => sized?.disconnect(),
      changed: (name) => {
        field.changed(name)
        if (name === 'value' || name === 'autoHeight') grow()
      },
      ready: () => {
        shared.ready?.()
        grow()
      },
    }
  },
})

const watchSize = (changed: () => void): ResizeObserver | undefined =>
  typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(changed)

/** With `auto-height` the field is as tall as its text; a change of lines is told either way. */
function growing(node: TextareaNode, native: HTMLTextAreaElement): () => void {
  let lines = 0
  return () => {
    node.el.toggleAttribute('auto-height', node.props.autoHeight)
    const { style } = native
    Object.assign(style, { height: 'auto', minHeight: '', alignSelf: 'start' })
    const height = native.scrollHeight
    Object.assign(style, { height: '', alignSelf: '' })
    style.minHeight = node.props.autoHeight ? `${height}px` : ''
    const lineHeight = Number.parseFloat(getComputedStyle(native).lineHeight) || 24
    const lineCount = Math.max(1, Math.round(height / lineHeight))
    if (lineCount === lines) return
    lines = lineCount
    const heightRpx = (height * 750) / node.host.viewport().windowWidth
    node.emit('linechange', { height, heightRpx, lineCount, lineHeight })
  }
}
