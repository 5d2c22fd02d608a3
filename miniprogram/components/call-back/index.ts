/** 请社区给我回电话: where a page can do no more, somebody calls. `ask` when it is wanted; `called` says until when. */
Component({
  properties: {
    title: { type: String, value: '没有合适的？' },
    /** What was promised; '' before anybody asked. */
    called: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  methods: {
    onAsk() {
      if (!this.properties.busy) this.triggerEvent('ask')
    },
  },
})
