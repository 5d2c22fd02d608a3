import { h } from '../../kit/dom'
import type { Host } from '../../runtime/contract'
import { choice, layer } from './layer'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalAnswer {
  confirm: boolean
  cancel: boolean
  content: string | null
}

/** WeChat's two-button dialog, with a line to write on when `editable`. */
export function modal(host: Host, options: ModalOptions): Promise<ModalAnswer> {
  const { title = '', content = '', editable = false, showCancel = true } = options
  const field = h('textarea', {
    class: 'prompt-field',
    'aria-label': options.placeholderText ?? title,
    placeholder: options.placeholderText ?? '',
    rows: 2,
  })
  field.value = editable ? content : ''
  return layer<ModalAnswer>(host, { stand: 'middle', label: title || content }, (close) => {
    const answer = (confirm: boolean) => () =>
      close({ confirm, cancel: !confirm, content: editable && confirm ? field.value : null })
    const cancel = choice(options.cancelText ?? '取消', answer(false), 'plain', options.cancelColor)
    const confirm = choice(
      options.confirmText ?? '确定',
      answer(true),
      'main',
      options.confirmColor,
    )
    return [
      h(
        'div',
        { class: 'prompt-words' },
        ...(title ? [h('h2', { class: 'prompt-title' }, title)] : []),
        ...(editable ? [field] : content ? [h('p', { class: 'prompt-text' }, content)] : []),
      ),
      h('div', { class: 'prompt-pair' }, ...(showCancel ? [cancel] : []), confirm),
    ]
  })
}
