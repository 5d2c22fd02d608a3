import { h } from '../../kit/dom'
import type { Host } from '../../runtime/contract'
import { choice, layer } from './layer'

export interface FileWish {
  /** Says what is wanted, such as 选择照片. */
  label: string
  /** What the browser's chooser accepts, such as `image/*`. */
  accept: string
  count: number
  /** Opens the camera at once on a real phone. */
  camera?: boolean
}

/**
 * Lets the person choose files. The browser opens its chooser only on a press of theirs, so the phone shows a sheet
 * with the field in it. An empty list means they gave up.
 */
export function pickFiles(host: Host, wish: FileWish): Promise<File[]> {
  const field = h('input', {
    type: 'file',
    class: 'prompt-file',
    accept: wish.accept,
    multiple: wish.count > 1,
    capture: wish.camera ? 'environment' : undefined,
    'aria-label': wish.label,
  })
  return layer<File[]>(host, { stand: 'bottom', label: wish.label, dismiss: [] }, (close) => {
    field.addEventListener('change', () => close([...(field.files ?? [])].slice(0, wish.count)))
    return [
      h('label', { class: 'prompt-button is-row' }, h('span', {}, wish.label), field),
      h('div', { class: 'prompt-gap' }),
      choice('取消', () => close([]), 'row'),
    ]
  })
}

/** Asks for a line of text, such as the content of a code that cannot be shown to a camera. */
export function askLine(host: Host, label: string, start: string): Promise<string | undefined> {
  const field = h('input', { type: 'text', class: 'prompt-field', 'aria-label': label })
  field.value = start
  return layer<string | undefined>(
    host,
    { stand: 'middle', label, dismiss: undefined },
    (close) => [
      h('div', { class: 'prompt-words' }, h('h2', { class: 'prompt-title' }, label), field),
      h(
        'div',
        { class: 'prompt-pair' },
        choice('取消', () => close(undefined)),
        choice('确定', () => close(field.value), 'main'),
      ),
    ],
  )
}
