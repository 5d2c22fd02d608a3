import { h } from '../../kit/dom'
import type { Host } from '../../runtime/contract'
import { choice, layer } from './layer'

export type Grant = 'accept' | 'reject'

/**
 * The subscribe-message sheet: one switch a template, on at first, 允许 or 取消.
 * `names` says a template in words where the package's wording is known.
 */
export async function subscribeSheet(
  host: Host,
  templateIds: string[],
  names: (id: string, at: number) => string,
): Promise<Record<string, Grant>> {
  const boxes = templateIds.map(() => h('input', { type: 'checkbox', class: 'prompt-check' }))
  for (const box of boxes) box.checked = true
  const allowed = await layer<boolean>(
    host,
    { stand: 'bottom', label: '订阅消息', dismiss: false },
    (close) => [
      h(
        'div',
        { class: 'prompt-words is-left' },
        h('h2', { class: 'prompt-title' }, '发送以下消息给你'),
        ...templateIds.map((id, at) =>
          h('label', { class: 'prompt-row' }, h('span', {}, names(id, at)), boxes[at] ?? ''),
        ),
      ),
      h(
        'div',
        { class: 'prompt-buttons' },
        choice('取消', () => close(false), 'quiet'),
        choice('允许', () => close(true), 'main'),
      ),
    ],
  )
  const grants = templateIds.map((id, at): [string, Grant] => [
    id,
    allowed && boxes[at]?.checked ? 'accept' : 'reject',
  ])
  return Object.fromEntries(grants)
}
