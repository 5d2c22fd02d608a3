/** One task as a large tile; `open` when it is tapped. */
Component({
  properties: {
    icon: { type: String, value: '' },
    title: { type: String, value: '' },
    says: { type: String, value: '' },
  },
  methods: {
    onTap() {
      this.triggerEvent('open')
    },
  },
})
