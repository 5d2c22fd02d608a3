/** Checkboxes, radios and the groups that speak for them. */
import { defineBuiltin, type BuiltinDefinition, type BuiltinNode } from '../runtime/contract'
import { mark, onOwnTap, pressable, reactions, tapAtCentre } from './shared'

const choiceProps = {
  value: '',
  checked: false,
  disabled: false,
  color: '#09bb07',
  backgroundColor: '#fff',
  borderColor: '#d1d1d1',
  activeBackgroundColor: '#fff',
  activeBorderColor: '#d1d1d1',
  name: '',
}

type ChoiceNode = BuiltinNode<typeof choiceProps>
type Kind = 'checkbox' | 'radio'

const TICK =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"><path d="m5 12.5 4.6 4.6L19 7.5"/></svg>'

export const checkbox = choice('checkbox', (node) => {
  node.set({ checked: !node.props.checked })
  return true
})

export const radio = choice('radio', (node) => {
  if (node.props.checked) return false
  for (const other of node.closest('radio-group')?.within('radio') ?? []) {
    if (other.el !== node.el) other.set({ checked: false })
  }
  node.set({ checked: true })
  return true
})

function choice(kind: Kind, press: (node: ChoiceNode) => boolean): BuiltinDefinition {
  return defineBuiltin({
    tag: kind,
    role: kind,
    props: choiceProps,
    slotIn: ['choice-words'],
    create(node) {
      const box = document.createElement('span')
      box.className = 'choice-box'
      box.innerHTML = kind === 'checkbox' ? TICK : '<i></i>'
      node.el.prepend(box)
      const show = (): void => mark(node, 'checked', node.props.checked)
      const paint = (): void => box.style.setProperty('color', node.props.color)
      const activate = (): void => {
        if (!node.props.disabled && press(node)) tellGroup(node, kind)
      }
      show()
      paint()
      onOwnTap(node, activate)
      pressable(node, () => !node.props.disabled)
      return {
        ...reactions<typeof choiceProps>({
          checked: show,
          color: paint,
          disabled: () => mark(node, 'disabled', node.props.disabled),
        }),
        activate: () => tapAtCentre(node),
      }
    },
  })
}

function tellGroup(node: ChoiceNode, kind: Kind): void {
  const group = node.closest(`${kind}-group`)
  group?.emit('change', { value: groupValue(group, kind) })
}

function groupValue(group: BuiltinNode, kind: Kind): unknown {
  const chosen = group.within(kind).filter((each) => each.props['checked'])
  const values = chosen.map((each) => each.props['value'])
  return kind === 'checkbox' ? values : (values[0] ?? '')
}

export const checkboxGroup = group('checkbox')
export const radioGroup = group('radio')

function group(kind: Kind): BuiltinDefinition {
  return defineBuiltin({
    tag: `${kind}-group`,
    role: kind === 'radio' ? 'radiogroup' : 'group',
    props: { name: '' },
    create(node) {
      let first: Map<HTMLElement, boolean> | undefined
      const checked = (): Map<HTMLElement, boolean> =>
        new Map(node.within(kind).map((each) => [each.el, Boolean(each.props['checked'])]))
      return {
        ready: () => {
          first = checked()
        },
        field: {
          value: () => groupValue(node, kind),
          reset: () => {
            for (const each of node.within(kind))
              each.set({ checked: first?.get(each.el) ?? false })
          },
        },
      }
    },
  })
}
