'use strict'
const { note, notes } = require('./util/notes')
App({
  globalData: {
    notes,
    hidden: typeof window + typeof document + typeof fetch + typeof globalThis,
  },
  onLaunch(options) {
    note('app launch ' + options.path)
  },
  onShow() {
    note('app show')
  },
  onError(message) {
    note('app error ' + message.split('\n')[0])
  },
  onPageNotFound(options) {
    note('not found ' + options.path)
  },
})
