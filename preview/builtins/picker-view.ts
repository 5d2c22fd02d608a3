import { h } from '../kit/dom'
import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { webUnits } from '../kit/units'
import { callHandle, scopedNames } from './shared'
import { Wheel } from './wheel'

const viewProps = {
  value: [] as number[],
  indicatorStyle: '',
  indicatorClass: '',
  maskStyle: '',
  maskClass: '',
  immediateChange: false,
  name: '',
}

type ViewNode = BuiltinNode<typeof viewProps>

export const pickerView = defineBuiltin({
  tag: 'picker-view',
  role: 'group',
  props: viewProps,
  slotIn: ['wheels'],
  create(node) {
    const dress = (): void => dressColumns(node)
    const stand = (): void =>
      columnsOf(node).forEach((column, at) =>
        callHandle(column, 'stand', node.props.value[at] ?? 0),
      )
    return {
      changed: (name) => (name === 'value' ? stand() : dress()),
      ready: () => {
        dress()
        stand()
      },
      childrenChanged: dress,
      turned: () => {
        const value = columnsOf(node).map((column) => Number(column.handle['index']))
        node.set({ value })
        node.emit('change', { value })
      },
      began: () => node.emit('pickstart', {}),
      ended: () => node.emit('pickend', {}),
      field: { value: () => node.props.value, reset: stand },
    }
  },
})

export const pickerViewColumn = defineBuiltin({
  tag: 'picker-view-column',
  role: 'listbox',
  slotIn: ['wheel-port', 'wheel-rows'],
  create(node) {
    const port = node.inner.parentElement ?? node.el
    const tell = (verb: string): void => callHandle(node.closest('picker-view'), verb)
    const wheel = new Wheel(
      port,
      () =>
        [...node.inner.children].filter((row): row is HTMLElement => row instanceof HTMLElement),
      () => {
        tell('turned')
        tell('ended')
      },
      () => tell('began'),
    )
    const line = h('div', { class: 'wheel-line', 'aria-hidden': 'true' })
    const shade = h('div', { class: 'wheel-shade', 'aria-hidden': 'true' })
    node.el.append(shade, line)
    node.el.tabIndex = 0
    return {
      line,
      shade,
      stand: (index: number) => wheel.stand(index),
      get index() {
        return wheel.index
      },
      childrenChanged: () => wheel.stand(wheel.index),
    }
  },
})

function columnsOf(node: ViewNode): BuiltinNode[] {
  return node.within('picker-view-column')
}

/** The line and the shade take the page's style and class; the line's height is the height of a row. */
function dressColumns(node: ViewNode): void {
  const { indicatorStyle, indicatorClass, maskStyle, maskClass } = node.props
  const style = webUnits(indicatorStyle)
  const height = /(?:^|;)\s*height:\s*([^;]+)/.exec(style)?.[1]
  if (height) node.inner.style.setProperty('--row', height)
  for (const column of columnsOf(node)) {
    dressPart(column.handle['line'], 'wheel-line', style, scopedNames(node, indicatorClass))
    dressPart(
      column.handle['shade'],
      'wheel-shade',
      webUnits(maskStyle),
      scopedNames(node, maskClass),
    )
  }
}

function dressPart(part: unknown, base: string, style: string, names: string[]): void {
  if (!(part instanceof HTMLElement)) return
  part.style.cssText = style
  part.className = [base, ...names].join(' ')
}
