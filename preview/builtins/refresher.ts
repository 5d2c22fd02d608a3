/** Pull to refresh inside a scroll-view, under WeChat's event names. */
import { h } from '../kit/dom'
import type { BuiltinNode } from '../runtime/contract'

export const refresherProps = {
  refresherEnabled: false,
  refresherThreshold: 45,
  refresherDefaultStyle: 'black',
  refresherBackground: '#fff',
  refresherTriggered: false,
}

type RefresherNode = BuiltinNode<typeof refresherProps>

export class Refresher {
  private readonly bar = h(
    'div',
    { class: 'refresher', 'aria-hidden': 'true' },
    h('i', {}),
    h('i', {}),
    h('i', {}),
  )
  private startY: number | undefined
  private pulled = 0

  constructor(
    private readonly node: RefresherNode,
    private readonly port: HTMLElement,
  ) {
    node.on('touchstart', (event) => {
      const may =
        node.props.refresherEnabled && port.scrollTop <= 0 && !node.props.refresherTriggered
      this.startY = may ? event.touches?.[0]?.clientY : undefined
      this.pulled = 0
    })
    node.on('touchmove', (event) => this.pull(event.touches?.[0]?.clientY))
    node.on('touchend', () => this.release('refresherrestore'))
    node.on('touchcancel', () => this.release('refresherabort'))
  }

  changed(name: string): void {
    const { refresherEnabled, refresherTriggered, refresherDefaultStyle } = this.node.props
    if (name === 'refresherEnabled' && refresherEnabled) this.port.prepend(this.bar)
    if (name === 'refresherEnabled' && !refresherEnabled) this.bar.remove()
    if (name === 'refresherDefaultStyle') this.bar.dataset['look'] = refresherDefaultStyle
    if (name === 'refresherTriggered') this.trigger(refresherTriggered)
    this.bar.style.background = this.node.props.refresherBackground
  }

  private pull(clientY: number | undefined): void {
    if (this.startY === undefined || clientY === undefined) return
    this.pulled = Math.max(0, (clientY - this.startY) / 2)
    if (this.pulled === 0) return
    this.show(this.pulled)
    this.node.emit('refresherpulling', { dy: this.pulled })
  }

  private release(otherwise: 'refresherrestore' | 'refresherabort'): void {
    if (this.startY === undefined) return
    this.startY = undefined
    if (this.pulled >= this.node.props.refresherThreshold) {
      this.node.set({ refresherTriggered: true })
      this.trigger(true)
      this.node.emit('refresherrefresh', { dy: this.pulled })
    } else if (this.pulled > 0) {
      this.show(0)
      this.node.emit(otherwise, { dy: this.pulled })
    }
  }

  private trigger(on: boolean): void {
    const was = this.bar.classList.contains('is-busy')
    this.bar.classList.toggle('is-busy', on)
    this.show(on ? this.node.props.refresherThreshold : 0)
    if (was && !on) this.node.emit('refresherrestore', {})
  }

  private show(height: number): void {
    this.bar.style.height = `${height}px`
  }
}
