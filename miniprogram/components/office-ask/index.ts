/** Asks at the desk, from the bottom of the page, what was done or why. `give` tells the words, `close` that it was shut. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    title: { type: String, value: '' },
    /** What becomes of the words. */
    says: { type: String, value: '' },
    reasons: { type: Array, value: [] },
    label: { type: String, value: '' },
    yes: { type: String, value: '' },
    missing: { type: String, value: '请写明' },
    /** A refusal of the server. */
    notice: { type: String, value: '' },
    busy: { type: Boolean, value: false },
    maxlength: { type: Number, value: 1000 },
  },
  methods: {
    shut() {
      this.triggerEvent('close')
    },
    give({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      this.triggerEvent('give', detail)
    },
  },
})
