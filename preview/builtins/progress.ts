import { h } from '../kit/dom'
import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { within } from './shared'

const progressProps = {
  percent: 0,
  showInfo: false,
  borderRadius: 0,
  fontSize: 16,
  strokeWidth: 6,
  color: '#09bb07',
  activeColor: '#09bb07',
  backgroundColor: '#ebebeb',
  active: false,
  activeMode: 'backwards',
  duration: 30,
}

export const progress = defineBuiltin({
  tag: 'progress',
  role: 'progressbar',
  props: progressProps,
  create(node) {
    const done = h('div', { class: 'progress-done' })
    const track = h('div', { class: 'progress-track' }, done)
    const words = h('span', { class: 'progress-info', 'aria-hidden': 'true' })
    node.el.append(track, words)
    done.addEventListener('transitionend', () =>
      node.emit('activeend', { curPercent: node.props.percent }),
    )
    const show = (): void => paint(node, track, done, words)
    show()
    return { changed: show }
  },
})

function paint(
  node: BuiltinNode<typeof progressProps>,
  track: HTMLElement,
  done: HTMLElement,
  words: HTMLElement,
): void {
  const { props } = node
  const percent = within(0, props.percent, 100)
  track.style.cssText = `height:${props.strokeWidth}px;background:${props.backgroundColor};border-radius:${props.borderRadius}px`
  const colour = props.activeColor === '#09bb07' ? props.color : props.activeColor
  const time = props.active ? percent * props.duration : 0
  done.style.cssText = `width:${percent}%;background:${colour};border-radius:inherit;transition:width ${time}ms linear`
  words.textContent = props.showInfo ? `${percent}%` : ''
  words.style.fontSize = `${props.fontSize}px`
  node.el.setAttribute('aria-valuemin', '0')
  node.el.setAttribute('aria-valuemax', '100')
  node.el.setAttribute('aria-valuenow', String(percent))
}
