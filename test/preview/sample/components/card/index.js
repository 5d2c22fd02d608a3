'use strict'
const { note } = require('../../util/notes')
Component({
  options: { multipleSlots: true },
  externalClasses: ['label-class'],
  properties: {
    title: String,
    tone: {
      type: Number,
      value: 0,
      observer(next, old) {
        note('tone ' + old + '>' + next)
      },
    },
  },
  data: { inner: 0 },
  observers: {
    'title, tone'(title, tone) {
      this.both = title + tone
    },
  },
  lifetimes: {
    created() {
      note('card created')
    },
    attached() {
      note('card attached')
    },
    ready() {
      note('card ready')
    },
    detached() {
      note('card detached')
    },
  },
  pageLifetimes: {
    show() {
      note('card page show')
    },
    hide() {
      note('card page hide')
    },
    resize() {
      note('card page resize')
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { from: this.data.title })
    },
  },
})
