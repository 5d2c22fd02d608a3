import { h } from '../kit/dom'
import { defineBuiltin } from '../runtime/contract'
import { TextField, fieldProps } from './text-field'

const inputProps = { ...fieldProps, type: 'text', password: false, alwaysEmbed: false }

/** The keyboard each type brings up, and what it lets through. */
const types: Record<string, { mode: string; keeps?: RegExp }> = {
  text: { mode: 'text' },
  number: { mode: 'numeric', keeps: /[^\d]/g },
  digit: { mode: 'decimal', keeps: /[^\d.]/g },
  idcard: { mode: 'text', keeps: /[^\dXx]/g },
  nickname: { mode: 'text' },
  'safe-password': { mode: 'text' },
}

/** What an input of that type keeps of what was typed; a digit field keeps one point only. */
export function keepTyped(type: string, typed: string): string {
  const kept = typed.replace(types[type]?.keeps ?? /(?!)/, '')
  return type === 'digit' ? kept.replace(/(\..*?)\./g, '$1') : kept
}

const enterKeys: Record<string, string> = { send: 'send', search: 'search', next: 'next', go: 'go' }

export const input = defineBuiltin({
  tag: 'input',
  props: inputProps,
  create(node) {
    const native = h('input', { type: 'text', autocomplete: 'off' })
    const field = new TextField(node, native, (typed) => keepTyped(node.props.type, typed))
    const dress = (): void => {
      const { type, password } = node.props
      native.type = password || type === 'safe-password' ? 'password' : 'text'
      native.inputMode = types[type]?.mode ?? 'text'
    }
    native.enterKeyHint = 'done'
    native.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return
      node.emit('confirm', { value: native.value })
      if (!node.props.confirmHold) native.blur()
    })
    return {
      ...field.handle(),
      changed: (name) => {
        if (name === 'type' || name === 'password') dress()
        else if (name === 'confirmType')
          native.enterKeyHint = enterKeys[node.props.confirmType] ?? 'done'
        else field.changed(name)
      },
    }
  },
})
