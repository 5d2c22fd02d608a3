/** One question to be answered 有 or 没有; `answer` tells which. 没有 comes first: it is what most people say. */
Component({
  properties: { question: { type: String, value: '' } },
  methods: {
    onYes() {
      this.triggerEvent('answer', { yes: true })
    },
    onNo() {
      this.triggerEvent('answer', { yes: false })
    },
  },
})
