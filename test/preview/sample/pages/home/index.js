'use strict'
const { note } = require('../../util/notes')
Page({
  data: {
    title: '邻里',
    count: 1,
    people: [
      { id: 'a', name: '王奶奶', n: 2 },
      { id: 'b', name: '李爷爷', n: 3 },
    ],
    extra: [],
    typed: '初',
  },
  onLoad(query) {
    note('home load ' + JSON.stringify(query))
  },
  onShow() {
    note('home show')
  },
  onReady() {
    note('home ready')
  },
  onHide() {
    note('home hide')
  },
  onUnload() {
    note('home unload')
  },
  onTabItemTap(item) {
    note('home tab ' + item.index)
  },
  onPullDownRefresh() {
    note('home pull')
  },
  onResize(event) {
    note('home resize ' + event.size.windowWidth)
  },
  add(event) {
    this.last = event
    this.setData({ count: this.data.count + event.currentTarget.dataset.step })
  },
  onOuter() {
    note('outer')
  },
  onInner() {
    note('inner')
  },
  onCapture() {
    note('capture')
  },
  onSoft() {
    note('soft')
  },
  onOpen(event) {
    note('open ' + event.detail.from + ' ' + event.type)
  },
  heard(move) {
    note('moved ' + move.x)
  },
  onLong() {
    note('long')
  },
  onPressTap() {
    note('press tap')
  },
  grow() {
    this.setData({ extra: ['乙', '丙'] })
  },
  fail() {
    throw new Error('boom')
  },
})
