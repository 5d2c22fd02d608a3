/** Steps that lie on the phone: said plainly, so that nobody does them twice. `send`, `retry` and `drop` tell what was tapped. */
Component({
  properties: {
    /** 已到达、已开始, or ''. */
    words: { type: String, value: '' },
    /** Why the server did not take one; '' when it has not said. */
    refused: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  methods: {
    onSend() {
      this.triggerEvent('send')
    },
    onRetry() {
      this.triggerEvent('retry')
    },
    onDrop() {
      this.triggerEvent('drop')
    },
  },
})
