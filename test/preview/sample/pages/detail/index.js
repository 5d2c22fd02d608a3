'use strict'
const { note } = require('../../util/notes')
Page({
  data: { who: '' },
  onLoad(query) {
    this.setData({ who: query.id + decodeURIComponent(query.name || '') })
    this.channel = this.getOpenerEventChannel()
    this.channel.on('hello', (word) => {
      note('hello ' + word)
    })
    this.channel.emit('loaded', query.id)
  },
  onUnload() {
    note('detail unload')
  },
  back() {
    wx.navigateBack()
  },
})
