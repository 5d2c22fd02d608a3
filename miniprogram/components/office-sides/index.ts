/** The two sides of a list at the desk: what is still to be done, and what is over. `show` tells the one tapped. */
Component({
  properties: {
    which: { type: String, value: 'open' },
    open: { type: String, value: '' },
    closed: { type: String, value: '' },
  },
  methods: {
    tap(event: WechatMiniprogram.TouchEvent) {
      const { which } = event.currentTarget.dataset as { which: 'open' | 'closed' }
      this.triggerEvent('show', { which })
    },
  },
})
