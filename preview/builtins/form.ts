import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { tookTap } from './shared'

export const form = defineBuiltin({
  tag: 'form',
  role: 'form',
  props: { reportSubmit: false, reportSubmitTimeout: 0 },
  create(node) {
    const submit = (): void => {
      const value = Object.fromEntries(node.fields().map((field) => [field.name, field.value()]))
      const formId = node.props.reportSubmit ? { formId: 'the formId is a mock one' } : {}
      node.emit('submit', { value, ...formId })
    }
    const reset = (): void => {
      for (const field of node.fields()) field.reset()
      node.emit('reset', {})
    }
    // A custom component with `wx://form-field-button` inside the form speaks through this event.
    node.el.addEventListener('host-form', (event) => {
      if ((event as CustomEvent).detail === 'submit') submit()
      else reset()
    })
    return { submit, reset }
  },
})

const controls = ['button', 'checkbox', 'radio', 'switch', 'input', 'textarea', 'picker', 'slider']

/** A tap on a label does what a tap on its control does: the one named by `for`, else the first inside. */
export const label = defineBuiltin({
  tag: 'label',
  props: { for: '' },
  create(node) {
    node.on('tap', (event) => {
      const control = controlOf(node)
      if (control && !tookTap(control, event)) control.handle.activate?.()
    })
    return {}
  },
})

function controlOf(label: BuiltinNode): BuiltinNode | undefined {
  const named = label.props['for']
  if (typeof named === 'string' && named !== '') return label.sibling(named)
  return controls
    .flatMap((tag) => label.within(tag))
    .sort((one, other) =>
      one.el.compareDocumentPosition(other.el) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    )
    .at(0)
}
