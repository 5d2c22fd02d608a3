'use strict'
const { note } = require('../../util/notes')
Component({
  relations: {
    '../member/index': {
      type: 'descendant',
      linked(member) {
        note('linked ' + member.data.name)
      },
      unlinked(member) {
        note('unlinked ' + member.data.name)
      },
    },
  },
  methods: {
    names() {
      return this.getRelationNodes('../member/index').map((member) => member.data.name)
    },
  },
})
