import { h } from '../kit/dom'
import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { choice, layer } from '../wx/prompts/layer'
import { columnsOf, type Columns } from './picker-columns'
import { mark, onOwnTap, pressable } from './shared'
import { Wheel } from './wheel'

const pickerProps = {
  mode: 'selector',
  range: null,
  rangeKey: '',
  value: null,
  start: '',
  end: '',
  fields: 'day',
  disabled: false,
  headerText: '',
  name: '',
  level: 'sub-district',
  customItem: '',
}

type PickerNode = BuiltinNode<typeof pickerProps>

export const picker = defineBuiltin({
  tag: 'picker',
  role: 'button',
  props: pickerProps,
  create(node) {
    let sheet: PickerSheet | undefined
    let first: unknown
    const open = async (): Promise<void> => {
      if (node.props.disabled || sheet) return
      const columns = columnsOf(node.props)
      if (!columns) return node.host.report('unsupported', `<picker mode="${node.props.mode}">`)
      sheet = new PickerSheet(node, columns)
      await sheet.answer
      sheet = undefined
    }
    onOwnTap(node, () => void open())
    pressable(node, () => true)
    node.el.setAttribute('aria-haspopup', 'dialog')
    return {
      attached: () => {
        first = node.props.value
      },
      changed: (name) => {
        if (name === 'disabled') mark(node, 'disabled', node.props.disabled)
        const columns = name === 'range' || name === 'value' ? columnsOf(node.props) : undefined
        if (columns) sheet?.renew(columns, name === 'value')
      },
      activate: () => void open(),
      field: { value: () => node.props.value, reset: () => node.set({ value: first }) },
    }
  },
})

/** The sheet with its wheels; what is chosen counts only when 确定 is pressed. */
class PickerSheet {
  readonly answer: Promise<void>
  private chosen: number[]
  private wheels: Wheel[] = []
  private readonly place = h('div', { class: 'picker-columns' })

  constructor(
    private readonly node: PickerNode,
    private columns: Columns,
  ) {
    this.chosen = [...columns.start]
    this.answer = this.ask()
    this.draw()
  }

  /**
   * The page changed the rows while the sheet is open, as linked columns do. New rows alone leave the wheels where
   * the finger put them; only a new value turns them.
   */
  renew(columns: Columns, turn: boolean): void {
    this.columns = columns
    if (turn && this.node.props.mode === 'multiSelector') this.chosen = [...columns.start]
    this.draw()
  }

  private async ask(): Promise<void> {
    const { node } = this
    const label = node.props.headerText || '请选择'
    const agreed = await layer<boolean>(
      node.host,
      { stand: 'bottom', label, dismiss: false },
      (close) => [
        h(
          'div',
          { class: 'picker-head' },
          choice('取消', () => close(false)),
          h('span', {}, node.props.headerText),
          choice('确定', () => close(true), 'main'),
        ),
        this.place,
      ],
    )
    if (!agreed) return void node.emit('cancel', {})
    const value = this.columns.value(this.chosen)
    node.set({ value })
    node.emit('change', { value })
  }

  private draw(): void {
    const rows = this.columns.rows(this.chosen)
    this.chosen = rows.map((column, at) =>
      Math.min(this.chosen[at] ?? 0, Math.max(0, column.length - 1)),
    )
    const ports = rows.map((column, at) => this.port(column, at, rows.length))
    this.place.replaceChildren(h('div', { class: 'picker-line', 'aria-hidden': 'true' }), ...ports)
    this.wheels = ports.map((port, at) => {
      const options = [...port.querySelectorAll<HTMLElement>('.picker-row')]
      return new Wheel(
        port,
        () => options,
        (index) => this.turned(at, index),
      )
    })
    this.wheels.forEach((wheel, at) => wheel.stand(this.chosen[at] ?? 0))
  }

  private port(column: string[], at: number, count: number): HTMLElement {
    const label = count === 1 ? '选项' : `第 ${at + 1} 列`
    const rows = column.map((words) => h('div', { class: 'picker-row', role: 'option' }, words))
    return h(
      'div',
      { class: 'picker-port', role: 'listbox', tabindex: 0, 'aria-label': label },
      ...rows,
    )
  }

  private turned(column: number, index: number): void {
    this.chosen[column] = index
    const { mode } = this.node.props
    if (mode === 'multiSelector') this.node.emit('columnchange', { column, value: index })
    else if (column < this.wheels.length - 1) this.draw()
  }
}
