/**
 * One thing to type: its name and a hint above, so that both stay while one types and break into lines when letters
 * are large. `change` tells what was typed, as text.
 */
Component({
  properties: {
    label: { type: String, value: '' },
    /** What is meant, a unit or an example. */
    hint: { type: String, value: '' },
    value: { type: String, value: '' },
    /** Keyboard: `text`, `number` or `digit`. */
    type: { type: String, value: 'text' },
    /** Several lines, as many as are written. */
    long: { type: Boolean, value: false },
    maxlength: { type: Number, value: 140 },
  },
  methods: {
    onInput(event: WechatMiniprogram.Input) {
      this.triggerEvent('change', event.detail.value)
    },
  },
})
