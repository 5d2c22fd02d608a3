'use strict'
// What happened, in order: the tests read it.
exports.notes = []
exports.note = (text) => {
  exports.notes.push(text)
}
class Image {
  constructor(name) {
    this.name = name
  }
}
exports.Image = Image
