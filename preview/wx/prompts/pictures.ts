import { h } from '../../kit/dom'
import type { Host } from '../../runtime/contract'
import { choice, layer } from './layer'

/** Pictures over the whole screen, one at a time. */
export function showPictures(host: Host, addresses: string[], first: number): Promise<void> {
  let at = first
  const image = h('img', { class: 'prompt-picture', alt: '' })
  const where = h('span', { role: 'status' })
  const show = (step: number): void => {
    at = (at + step + addresses.length) % addresses.length
    image.src = addresses[at] ?? ''
    image.alt = `第 ${at + 1} 张图片`
    where.textContent = `${at + 1} / ${addresses.length}`
  }
  return layer<void>(host, { stand: 'middle', label: '看图片', dismiss: undefined }, (close) => {
    show(0)
    const turns = addresses.length > 1
    return [
      image,
      h(
        'div',
        { class: 'prompt-pair' },
        ...(turns ? [choice('上一张', () => show(-1))] : []),
        where,
        ...(turns ? [choice('下一张', () => show(1))] : []),
        choice('关闭', () => close(), 'main'),
      ),
    ]
  })
}
