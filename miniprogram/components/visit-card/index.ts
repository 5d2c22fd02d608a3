import type { VisitCardView } from './card'

/** One visit of a list; `open` tells its id. */
Component({
  properties: { card: { type: Object, value: {} as VisitCardView } },
  methods: {
    onTap() {
      this.triggerEvent('open', { id: (this.properties.card as VisitCardView).id })
    },
  },
})
