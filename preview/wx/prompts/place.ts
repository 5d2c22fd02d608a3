import { h } from '../../kit/dom'
import type { Host } from '../../runtime/contract'
import { choice, layer } from './layer'

export interface Place {
  latitude: number
  longitude: number
}

/** A browser phone stands nowhere, so the person says where it is; at first in the middle of a made-up town. */
const START = '30.2741, 120.1551'

/** `30.27, 120.15` → a place, or undefined when it is not two numbers on the globe. */
export function placeOf(words: string): Place | undefined {
  const [latitude = NaN, longitude = NaN] = words.split(/[,，\s]+/).map(Number)
  const onGlobe = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return onGlobe ? { latitude, longitude } : undefined
}

/** WeChat's question for the location, with the place of the phone to change; undefined when refused. */
export function askPlace(host: Host, wants = '获取你的位置信息'): Promise<Place | undefined> {
  const field = h('input', {
    type: 'text',
    class: 'prompt-field',
    'aria-label': '这台手机在（纬度, 经度）',
  })
  field.value = START
  const wrong = h('p', { class: 'prompt-text', role: 'alert' })
  return layer<Place | undefined>(
    host,
    { stand: 'bottom', label: wants, dismiss: undefined },
    (close) => {
      const allow = (): void => {
        const place = placeOf(field.value)
        if (place) close(place)
        else wrong.textContent = '请写成“纬度, 经度”，例如 30.2741, 120.1551'
      }
      return [
        h(
          'div',
          { class: 'prompt-words is-left' },
          h('h2', { class: 'prompt-title' }, wants),
          h('p', { class: 'prompt-text' }, '这台手机在（纬度, 经度）'),
          field,
          wrong,
        ),
        h(
          'div',
          { class: 'prompt-buttons' },
          choice('拒绝', () => close(undefined), 'quiet'),
          choice('允许', allow, 'main'),
        ),
      ]
    },
  )
}
