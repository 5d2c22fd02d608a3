import { h } from '../../kit/dom'
import type { Host } from '../../runtime/contract'
import { choice, layer } from './layer'

export interface ActionSheetOptions {
  itemList: string[]
  itemColor?: string
  alertText?: string
}

/** A list rising from below; the index of the row chosen, or -1 when the person thought better of it. */
export function actionSheet(host: Host, options: ActionSheetOptions): Promise<number> {
  const label = options.alertText ?? '请选择'
  return layer<number>(host, { stand: 'bottom', label, dismiss: -1 }, (close) => [
    ...(options.alertText ? [h('p', { class: 'prompt-note' }, options.alertText)] : []),
    ...options.itemList.map((words, at) =>
      choice(words, () => close(at), 'row', options.itemColor),
    ),
    h('div', { class: 'prompt-gap' }),
    choice('取消', () => close(-1), 'row'),
  ])
}
