/** A short list of things to go to; `open` tells which one was tapped. */
Component({
  properties: { items: { type: Array, value: [] } },
  methods: {
    onTap(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset as { id: string }
      this.triggerEvent('open', { id })
    },
  },
})
