'use strict'
const Dialog = require('../../miniprogram_npm/@vant/weapp/dialog/dialog')
Page({
  data: {
    clicks: 0,
    phone: '',
    tab: 0,
    steps: 1,
    agreed: false,
    on: false,
    sex: 'f',
    pain: 20,
    open: [],
    shown: false,
    columns: ['上午', '下午', '晚上'],
    picked: '',
  },
  onClick() {
    this.setData({ clicks: this.data.clicks + 1 })
  },
  onPhone(event) {
    this.setData({ phone: event.detail })
  },
  onTab(event) {
    this.setData({ tab: event.detail.index })
  },
  onSteps(event) {
    this.setData({ steps: event.detail })
  },
  onAgree(event) {
    this.setData({ agreed: event.detail })
  },
  onSwitch(event) {
    this.setData({ on: event.detail })
  },
  onSex(event) {
    this.setData({ sex: event.detail })
  },
  onPain(event) {
    this.setData({ pain: event.detail })
  },
  onCollapse(event) {
    this.setData({ open: event.detail })
  },
  show() {
    this.setData({ shown: true })
  },
  hide() {
    this.setData({ shown: false })
  },
  onPick(event) {
    this.setData({ picked: event.detail.value, shown: false })
  },
  ask() {
    return Dialog.default.confirm({ title: '确认', message: '开始服务？' })
  },
})
