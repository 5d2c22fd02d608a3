import type { Choice } from './choice'

/** One question, its possible answers; `choose` tells which one was tapped. */
Component({
  properties: {
    choices: { type: Array, value: [] },
    /** Id of the one chosen already. */
    chosen: { type: String, value: '' },
    /** The word beside the tick of the chosen one. */
    mark: { type: String, value: '已选' },
  },
  methods: {
    onTap(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset as { id: string }
      const choice = (this.properties.choices as Choice[]).find((one) => one.id === id)
      if (choice && !choice.off) this.triggerEvent('choose', { id })
    },
  },
})
