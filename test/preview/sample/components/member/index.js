'use strict'
Component({
  behaviors: ['wx://component-export'],
  export() {
    return { told: this.data.name }
  },
  relations: { '../group/index': { type: 'ancestor' } },
  properties: { name: String },
})
