/** One visit as a row: on a PC its parts stand in columns, on a phone below each other. `open` tells which was tapped. */
Component({
  properties: {
    /** A `VisitLine`. */
    line: { type: Object, value: {} },
  },
  methods: {
    onTap() {
      const { id } = this.properties.line as { id: string }
      this.triggerEvent('open', { id })
    },
  },
})
