import type { DayButton } from './days'

/** A few days side by side to choose one from; `choose` tells which. */
Component({
  properties: {
    days: { type: Array, value: [] as DayButton[] },
    chosen: { type: String, value: '' },
  },
  methods: {
    onTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id } = currentTarget.dataset as { id: string }
      const day = (this.properties.days as DayButton[]).find((one) => one.id === id)
      if (day && !day.off) this.triggerEvent('choose', { id })
    },
  },
})
