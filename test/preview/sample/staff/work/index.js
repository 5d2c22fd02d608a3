'use strict'
const { note } = require('../../util/notes')
Component({
  data: { text: '' },
  properties: { day: String },
  methods: {
    onLoad(query) {
      note('work load ' + query.day)
      this.setData({ text: '今日 ' + this.data.day })
    },
  },
})
