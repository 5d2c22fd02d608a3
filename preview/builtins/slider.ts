import { h } from '../kit/dom'
import {
  defineBuiltin,
  type BuiltinHandle,
  type BuiltinNode,
  type HostEvent,
} from '../runtime/contract'
import { mark, within } from './shared'

const sliderProps = {
  min: 0,
  max: 100,
  step: 1,
  value: 0,
  disabled: false,
  color: '#e9e9e9',
  selectedColor: '#1aad19',
  activeColor: '#1aad19',
  backgroundColor: '#e9e9e9',
  blockSize: 28,
  blockColor: '#ffffff',
  showValue: false,
  name: '',
}

type SliderNode = BuiltinNode<typeof sliderProps>

/** The step nearest to a place on the track, from 0 (left end) to 1. */
export function stepAt(
  place: number,
  { min, max, step }: { min: number; max: number; step: number },
): number {
  const steps = Math.round((within(0, place, 1) * (max - min)) / step)
  return Number(within(min, min + steps * step, max).toFixed(6))
}

export const slider = defineBuiltin({
  tag: 'slider',
  role: 'slider',
  props: sliderProps,
  create(node) {
    const track = h(
      'div',
      { class: 'slider-track' },
      h('div', { class: 'slider-done' }),
      h('div', { class: 'slider-knob' }),
    )
    const words = h('span', { class: 'slider-value', 'aria-hidden': 'true' })
    node.el.append(track, words)
    node.el.tabIndex = 0
    const show = (): void => paint(node, track, words)
    show()
    hear(node, track)
    return {
      changed: (name) => {
        if (name === 'disabled') mark(node, 'disabled', node.props.disabled)
        else show()
      },
      ...fieldOf(node),
    }
  },
})

function fieldOf(node: SliderNode): BuiltinHandle {
  let first: number | undefined
  return {
    attached: () => {
      first = node.props.value
    },
    field: {
      value: () => node.props.value,
      reset: () => node.set({ value: first ?? node.props.min }),
    },
  }
}

function paint(node: SliderNode, track: HTMLElement, words: HTMLElement): void {
  const { min, max, value, blockSize, showValue } = node.props
  const share = max > min ? within(0, (value - min) / (max - min), 1) : 0
  const part = (name: string, colour: string): void => track.style.setProperty(name, colour)
  part('--done', `${share * 100}%`)
  part('--done-color', node.props.activeColor)
  part('--track-color', node.props.backgroundColor)
  part('--knob-color', node.props.blockColor)
  part('--knob', `${within(12, blockSize, 28)}px`)
  words.textContent = showValue ? String(value) : ''
  node.el.setAttribute('aria-valuemin', String(min))
  node.el.setAttribute('aria-valuemax', String(max))
  node.el.setAttribute('aria-valuenow', String(value))
}

function hear(node: SliderNode, track: HTMLElement): void {
  const move = (event: HostEvent, name: 'changing' | 'change'): void => {
    const touch = event.touches?.[0] ?? event.changedTouches?.[0]
    if (!touch || node.props.disabled) return
    const box = track.getBoundingClientRect()
    const left = box.left - node.host.frame.getBoundingClientRect().left
    settle(node, stepAt((touch.clientX - left) / (box.width || 1), node.props), name)
  }
  node.on('touchstart', (event) => move(event, 'changing'))
  node.on('touchmove', (event) => move(event, 'changing'))
  node.on('touchend', (event) => move(event, 'change'))
  node.el.addEventListener('keydown', (event) => {
    const turn = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
    if (!turn || node.props.disabled) return
    event.preventDefault()
    const { min, max, step, value } = node.props
    settle(node, within(min, value + turn * step, max), 'change')
  })
}

/** While the finger moves only a new step is told; at its end `change` is told even if the step stayed. */
function settle(node: SliderNode, value: number, name: 'changing' | 'change'): void {
  const moved = value !== node.props.value
  if (moved) node.set({ value })
  if (moved || name === 'change') node.emit(name, { value })
}
