import type { NextCard } from './card'

/** What is next; `do` tells what the button stands for. */
Component({
  properties: { card: { type: Object, value: {} as NextCard } },
  methods: {
    onTap() {
      this.triggerEvent('do', { doing: (this.properties.card as NextCard).doing })
    },
  },
})
