import { svg } from '../kit/dom'
import { defineBuiltin } from '../runtime/contract'
import { reactions } from './shared'

const iconProps = { type: '', size: null, color: '' }

const ring = 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z'
const tick = 'M7 12.5l3.4 3.4L17 9'
const cross = 'M8 8l8 8m0-8-8 8'
const alarm = 'M12 7v6m0 3.6v.4'

/** Shape (a filled disc or an outline), stroke inside it, colour and words of each icon WeChat has. */
const icons: Record<string, { disc?: boolean; path: string; color: string; words: string }> = {
  success: { disc: true, path: tick, color: '#07c160', words: '成功' },
  success_no_circle: { path: tick, color: '#07c160', words: '成功' },
  info: { disc: true, path: 'M12 7v.4m0 3.6v6', color: '#10aeff', words: '提示' },
  warn: { disc: true, path: alarm, color: '#f76260', words: '警告' },
  waiting: { disc: true, path: 'M12 6.5V12l4 2', color: '#10aeff', words: '等待' },
  cancel: { path: `${ring}${cross}`, color: '#f43530', words: '取消' },
  download: { path: `${ring}M12 7v9m-4-4 4 4 4-4`, color: '#07c160', words: '下载' },
  search: {
    path: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 5 5',
    color: '#b2b2b2',
    words: '搜索',
  },
  clear: { disc: true, path: cross, color: '#b2b2b2', words: '清除' },
}

export const icon = defineBuiltin({
  tag: 'icon',
  role: 'img',
  props: iconProps,
  create(node) {
    const draw = (): void => {
      const shape = icons[node.props.type]
      node.el.replaceChildren()
      if (!shape) return
      const color = node.props.color || shape.color
      const size = sized(node.props.size ?? 23)
      const disc = shape.disc ? `<path d="${ring}" fill="${color}" stroke="none"/>` : ''
      const drawn = svg(
        `<svg viewBox="0 0 24 24" width="${size}" height="${size}" fill="none" stroke="${shape.disc ? '#fff' : color}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${disc}<path d="${shape.path}"/></svg>`,
      )
      if (!node.el.hasAttribute('aria-label')) node.el.setAttribute('aria-label', shape.words)
      node.el.append(drawn)
    }
    return reactions<typeof iconProps>({ type: draw, size: draw, color: draw })
  },
})

function sized(size: unknown): string {
  return typeof size === 'number' || /^[\d.]+$/.test(String(size))
    ? `${String(size)}px`
    : String(size)
}
