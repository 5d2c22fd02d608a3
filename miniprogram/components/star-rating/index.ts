/** How it was, a star and its words in a row each; `choose` tells the number. */
Component({
  properties: {
    stars: { type: Array, value: [] },
    /** What was chosen, in words; '' before. */
    words: { type: String, value: '' },
  },
  methods: {
    onTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id } = currentTarget.dataset as { id: number }
      this.triggerEvent('choose', { stars: id })
    },
  },
})
