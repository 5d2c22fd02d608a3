/** Asks why: the usual reasons to tap, or own words. `give` tells the reason; what is wrong with it is said here. */
Component({
  properties: {
    reasons: { type: Array, value: [] },
    label: { type: String, value: '原因' },
    /** Words of the button. */
    yes: { type: String, value: '' },
    /** Said when the reason is missing. */
    missing: { type: String, value: '请写明原因' },
    /** A refusal of the server. */
    notice: { type: String, value: '' },
    busy: { type: Boolean, value: false },
    maxlength: { type: Number, value: 200 },
    /** What cannot be taken back has a red button. */
    grave: { type: Boolean, value: false },
  },
  data: { reason: '', problem: '' },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const { reason } = event.currentTarget.dataset as { reason: string }
      this.setData({ reason, problem: '' })
    },
    type(event: { detail: string }) {
      this.data.reason = event.detail
    },
    give() {
      const reason = this.data.reason.trim()
      if (reason.length < 2) this.setData({ problem: this.properties.missing })
      else if (!this.properties.busy) this.triggerEvent('give', { reason })
    },
  },
})
