/** The free times of one day; `choose` tells which was tapped. */
Component({
  properties: {
    parts: { type: Array, value: [] },
    chosen: { type: String, value: '' },
  },
  methods: {
    onTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id } = currentTarget.dataset as { id: string }
      this.triggerEvent('choose', { id })
    },
  },
})
