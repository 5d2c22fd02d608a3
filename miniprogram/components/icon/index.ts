/** One of our drawings, in the colour of the text around it. It is always beside a word, so it has no name itself. */
Component({
  properties: {
    name: { type: String, value: '' },
    /** Pixels at the standard letter size. */
    size: { type: Number, value: 26 },
  },
})
