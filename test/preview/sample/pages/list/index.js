'use strict'
const { note } = require('../../util/notes')
Page({
  data: { rows: [] },
  onLoad() {
    this.more()
  },
  onShow() {
    note('list show')
  },
  onHide() {
    note('list hide')
  },
  onTabItemTap(item) {
    note('list tab ' + item.text)
  },
  onReachBottom() {
    note('bottom')
    this.more()
  },
  onPageScroll(event) {
    this.top = event.scrollTop
  },
  more() {
    const from = this.data.rows.length
    const added = Array.from({ length: 30 }, (_, i) => ({
      id: from + i,
      text: '第 ' + (from + i) + ' 行',
    }))
    this.setData({ rows: this.data.rows.concat(added) })
  },
})
