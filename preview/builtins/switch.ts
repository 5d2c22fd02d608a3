import { defineBuiltin } from '../runtime/contract'
import { mark, onOwnTap, pressable, reactions, tapAtCentre } from './shared'

const switchProps = { checked: false, disabled: false, type: 'switch', color: '#04be02', name: '' }

export const switchBuiltin = defineBuiltin({
  tag: 'switch',
  role: 'switch',
  props: switchProps,
  create(node) {
    const track = document.createElement('span')
    track.className = 'switch-track'
    node.el.append(track)
    let first: boolean | undefined
    const show = (): void => mark(node, 'checked', node.props.checked)
    const paint = (): void => track.style.setProperty('--switch-on', node.props.color)
    const toggle = (): void => {
      if (node.props.disabled) return
      node.set({ checked: !node.props.checked })
      node.emit('change', { value: node.props.checked })
    }
    mark(node, 'checked', false)
    paint()
    onOwnTap(node, toggle)
    pressable(node, () => !node.props.disabled)
    return {
      ...reactions<typeof switchProps>({
        checked: show,
        color: paint,
        type: () => node.el.setAttribute('type', node.props.type),
        disabled: () => mark(node, 'disabled', node.props.disabled),
      }),
      attached: () => {
        first = node.props.checked
      },
      activate: () => tapAtCentre(node),
      field: {
        value: () => node.props.checked,
        reset: () => node.set({ checked: first ?? false }),
      },
    }
  },
})
