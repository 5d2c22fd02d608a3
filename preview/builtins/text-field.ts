/** What `input` and `textarea` share: the native field inside, its events in WeChat's words, the placeholder. */
import { h } from '../kit/dom'
import type { BuiltinHandle, BuiltinNode } from '../runtime/contract'
import { webUnits } from '../kit/units'
import { mark, scopedNames } from './shared'

export const fieldProps = {
  value: '',
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: 'input-placeholder',
  disabled: false,
  maxlength: 140,
  cursorSpacing: 0,
  autoFocus: false,
  focus: false,
  cursor: -1,
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  holdKeyboard: false,
  confirmType: 'done',
  confirmHold: false,
  name: '',
}

export type FieldNode = BuiltinNode<typeof fieldProps>
export type NativeField = HTMLInputElement | HTMLTextAreaElement

/** The words a handler returned instead of what was typed: text, or `{ value, cursor }`. */
function answered(returned: unknown): { value: string; cursor?: number } | undefined {
  if (typeof returned === 'string') return { value: returned }
  if (typeof returned !== 'object' || returned === null) return undefined
  const { value, cursor } = returned as { value?: unknown; cursor?: unknown }
  if (typeof value !== 'string') return undefined
  return typeof cursor === 'number' ? { value, cursor } : { value }
}

export class TextField {
  private readonly hint = h('div', { class: 'field-hint', 'aria-hidden': 'true' })
  private readonly named = new MutationObserver(() => this.showName())
  /** What a property does when the page changes it. */
  private readonly reactions: Record<string, () => void> = {
    value: () => this.put(this.node.props.value),
    placeholder: () => this.showHint(),
    placeholderStyle: () => this.showHint(),
    placeholderClass: () => this.showHint(),
    disabled: () => {
      this.native.disabled = this.node.props.disabled
      mark(this.node, 'disabled', this.node.props.disabled)
    },
    maxlength: () => this.limit(),
    focus: () => (this.node.props.focus ? this.native.focus() : this.native.blur()),
    cursor: () => this.select(),
    selectionStart: () => this.select(),
    selectionEnd: () => this.select(),
  }
  /** What a form's reset goes back to: the value the page gave first. */
  private first = ''

  constructor(
    private readonly node: FieldNode,
    readonly native: NativeField,
    /** Cleans what was typed (digits only, and so on). */
    private readonly clean: (typed: string) => string,
  ) {
    native.className = 'field'
    native.maxLength = node.props.maxlength
    node.el.append(this.hint, native)
    // The room around the letters belongs to the field as well.
    node.el.addEventListener('click', ({ target }) => {
      if (target === node.el) native.focus()
    })
    this.showHint()
    this.hear()
    this.named.observe(node.el, { attributeFilter: ['aria-label'] })
  }

  /** The parts of a built-in's handle that both fields have. */
  handle(): BuiltinHandle {
    return {
      changed: (name) => this.changed(name),
      attached: () => {
        this.first = this.node.props.value
      },
      ready: () => {
        if (this.node.props.focus || this.node.props.autoFocus) this.native.focus()
      },
      activate: () => this.native.focus(),
      field: {
        value: () => this.native.value,
        reset: () => {
          this.put(this.first)
          this.node.set({ value: this.first })
        },
      },
    }
  }

  changed(name: string): void {
    this.reactions[name]?.()
  }

  put(value: string): void {
    if (this.native.value !== value) this.native.value = value
    this.hint.hidden = value !== ''
  }

  private limit(): void {
    const { maxlength } = this.node.props
    if (maxlength < 0) this.native.removeAttribute('maxlength')
    else this.native.maxLength = maxlength
  }

  private select(): void {
    const { cursor, selectionStart, selectionEnd } = this.node.props
    if (document.activeElement !== this.native) return
    if (selectionStart >= 0 && selectionEnd >= 0) {
      this.native.setSelectionRange(selectionStart, selectionEnd)
    } else if (cursor >= 0) this.native.setSelectionRange(cursor, cursor)
  }

  /** The placeholder is an element of its own, for WeChat lets a page dress it by class and by style. */
  private showHint(): void {
    const { placeholder, placeholderStyle, placeholderClass } = this.node.props
    this.hint.textContent = placeholder
    this.hint.className = ['field-hint', ...scopedNames(this.node, placeholderClass)].join(' ')
    this.hint.style.cssText = webUnits(placeholderStyle)
    this.native.setAttribute('aria-placeholder', placeholder)
    this.showName()
  }

  /** The page names the component; screen readers and tests meet the field inside it. */
  private showName(): void {
    const name = this.node.el.getAttribute('aria-label') ?? this.node.props.placeholder
    if (name) this.native.setAttribute('aria-label', name)
  }

  private hear(): void {
    const { node, native } = this
    native.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) this.typed()
    })
    native.addEventListener('compositionend', () => this.typed())
    native.addEventListener('focus', () => {
      this.select()
      node.emit('focus', { value: native.value, height: 0 })
    })
    native.addEventListener('blur', () => {
      node.emit('blur', {
        value: native.value,
        cursor: native.selectionStart ?? native.value.length,
      })
      if (node.props.focus) node.set({ focus: false })
    })
  }

  private typed(): void {
    const { node, native } = this
    const value = this.clean(native.value)
    this.put(value)
    node.set({ value })
    const cursor = native.selectionStart ?? value.length
    const keyCode = value.charCodeAt(cursor - 1) || 8
    const answer = answered(node.emit('input', { value, cursor, keyCode }))
    if (!answer) return
    this.put(answer.value)
    node.set({ value: answer.value })
    if (answer.cursor !== undefined) native.setSelectionRange(answer.cursor, answer.cursor)
  }
}
