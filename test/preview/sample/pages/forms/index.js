'use strict'
Page({
  onSubmit(event) {
    this.sent = event.detail.value
  },
})
