import { h } from '../../kit/dom'
import type { Host } from '../../runtime/contract'
import { choice, layer } from './layer'

export interface PermissionOptions {
  /** What the mini-program asks for, such as 获取你的位置信息. */
  wants: string
  /** The reason the package gives, shown under it. */
  because?: string
  /** Lines to show as what would be handed over. */
  shows?: string[]
  allow?: string
  refuse?: string
}

/** WeChat's permission sheet: who asks, for what, 拒绝 or 允许. Answers whether it was allowed. */
export function permission(host: Host, options: PermissionOptions): Promise<boolean> {
  const name = host.app.config.window?.navigationBarTitleText ?? '小程序'
  return layer<boolean>(
    host,
    { stand: 'bottom', label: options.wants, dismiss: false },
    (close) => [
      h(
        'div',
        { class: 'prompt-words is-left' },
        h(
          'p',
          { class: 'prompt-who' },
          h('span', { class: 'prompt-seal', 'aria-hidden': 'true' }),
          name,
          ' 申请',
        ),
        h('h2', { class: 'prompt-title' }, options.wants),
        ...(options.because ? [h('p', { class: 'prompt-text' }, options.because)] : []),
        ...(options.shows ?? []).map((line) => h('p', { class: 'prompt-line' }, line)),
      ),
      h(
        'div',
        { class: 'prompt-buttons' },
        choice(options.refuse ?? '拒绝', () => close(false), 'quiet'),
        choice(options.allow ?? '允许', () => close(true), 'main'),
      ),
    ],
  )
}

/** The telephone's own question before it dials. */
export function confirmCall(host: Host, phoneNumber: string): Promise<boolean> {
  return layer<boolean>(
    host,
    { stand: 'bottom', label: `呼叫 ${phoneNumber}`, dismiss: false },
    (close) => [
      choice(`呼叫 ${phoneNumber}`, () => close(true), 'row'),
      h('div', { class: 'prompt-gap' }),
      choice('取消', () => close(false), 'row'),
    ],
  )
}

/** A screen saying that the call is on; the preview has no telephone line and says so. */
export function callScreen(host: Host, phoneNumber: string): Promise<void> {
  return layer<void>(
    host,
    { stand: 'middle', label: `正在呼叫 ${phoneNumber}`, dismiss: undefined },
    (close) => [
      h(
        'div',
        { class: 'prompt-words' },
        h('h2', { class: 'prompt-title' }, '正在呼叫'),
        h('p', { class: 'prompt-number' }, phoneNumber),
        h('p', { class: 'prompt-text' }, '预览里不会真的拨出。'),
      ),
      h(
        'div',
        { class: 'prompt-pair' },
        choice('挂断', () => close(), 'main', '#b3261e'),
      ),
    ],
  )
}
