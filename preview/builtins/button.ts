import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import {
  callHandle,
  hover,
  hoverProps,
  mark,
  onOwnTap,
  pressable,
  reactions,
  tapAtCentre,
} from './shared'
import { openTypes } from './open-types'

const buttonProps = {
  ...hoverProps,
  hoverClass: 'button-hover',
  hoverStartTime: 20,
  hoverStayTime: 70,
  size: 'default',
  type: 'default',
  plain: false,
  disabled: false,
  loading: false,
  formType: '',
  openType: '',
  name: '',
  lang: 'en',
  sessionFrom: '',
  sendMessageTitle: '',
  sendMessagePath: '',
  sendMessageImg: '',
  showMessageCard: false,
  appParameter: '',
  phoneNumberNoQuotaToast: true,
}

export type ButtonNode = BuiltinNode<typeof buttonProps>

export const button = defineBuiltin({
  tag: 'button',
  role: 'button',
  props: buttonProps,
  create(node) {
    const write = (name: 'size' | 'type') => () => node.el.setAttribute(name, node.props[name])
    const flag = (name: 'plain' | 'loading') => () =>
      node.el.toggleAttribute(name, node.props[name])
    write('size')()
    write('type')()
    hover(node, () => !node.props.disabled)
    pressable(node, () => !node.props.disabled)
    onOwnTap(node, () => {
      if (!node.props.disabled) press(node)
    })
    return {
      ...reactions<typeof buttonProps>({
        size: write('size'),
        type: write('type'),
        plain: flag('plain'),
        loading: () => {
          flag('loading')()
          node.el.setAttribute('aria-busy', String(node.props.loading))
        },
        disabled: () => mark(node, 'disabled', node.props.disabled),
      }),
      activate: () => {
        if (!node.props.disabled) tapAtCentre(node)
      },
    }
  },
})

function press(node: ButtonNode): void {
  const form = node.closest('form')
  const { formType, openType } = node.props
  if (form && formType === 'submit') callHandle(form, 'submit')
  if (form && formType === 'reset') callHandle(form, 'reset')
  if (!openType) return
  const open = openTypes[openType]
  if (open) void open(node)
  else node.host.report('unsupported', `<button open-type="${openType}">`)
}
