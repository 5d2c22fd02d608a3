import { h } from '../kit/dom'
import { fontSteps } from './font-steps'
import type { PhoneFrame } from './phone-frame'

const screens = [
  { words: '常见手机 375×812', width: 375, height: 812 },
  { words: '小手机 320×568', width: 320, height: 568 },
  { words: '大手机 414×896', width: 414, height: 896 },
  { words: '平板 768×1024', width: 768, height: 1024 },
]
const OWN = '自己定'

/** Screen and letter size of the phone on the desk; it is drawn smaller when the window has no room. */
export function deskTools(tools: HTMLElement, phone: PhoneFrame, desk: HTMLElement): void {
  const field = <T extends HTMLElement>(name: string): T => {
    const found = tools.querySelector<T>(`[name="${name}"]`)
    if (!found) throw new Error(`the desk has no ${name}`)
    return found
  }
  const size = field<HTMLSelectElement>('size')
  const width = field<HTMLInputElement>('width')
  const height = field<HTMLInputElement>('height')
  const font = field<HTMLSelectElement>('font')
  size.append(...screens.map(({ words }) => h('option', {}, words)), h('option', {}, OWN))
  font.append(...fontSteps.map((step, at) => h('option', { value: at }, wordsOf(step))))
  font.value = String(fontSteps.findIndex(({ factor }) => factor === 1))

  const resize = (): void => {
    const chosen = screens[size.selectedIndex]
    if (chosen) {
      width.value = String(chosen.width)
      height.value = String(chosen.height)
    }
    const own = tools.querySelector<HTMLElement>('#own')
    if (own) own.hidden = chosen !== undefined
    const [wide, tall] = [bounded(width), bounded(height)]
    phone.resize(wide, tall, Math.min(1, desk.clientWidth / wide, desk.clientHeight / tall))
  }
  tools.addEventListener('input', resize)
  tools.addEventListener('submit', (event) => event.preventDefault())
  font.addEventListener('input', () => phone.setFont(fontSteps[Number(font.value)]?.factor ?? 1))
  field('reload').addEventListener('click', () => phone.reload())
  new ResizeObserver(resize).observe(desk)
  resize()
}

function wordsOf({ system, words, factor }: (typeof fontSteps)[number]): string {
  return `${system} ${words} ×${factor}`
}

/** The number in a field, kept within what the field allows. */
function bounded(field: HTMLInputElement): number {
  const value = Number(field.value) || Number(field.defaultValue)
  return Math.min(Math.max(value, Number(field.min)), Number(field.max))
}
