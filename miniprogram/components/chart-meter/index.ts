/** A bar of progress with a mark where the target stands. What it shows is said in words beside it. */
Component({
  properties: {
    /** 0 to 100: how much of the bar is filled. */
    filled: { type: Number, value: 0 },
    /** 0 to 100: where the target stands; below 0 draws none. */
    mark: { type: Number, value: -1 },
    /** The same in words, for those who do not see the bar. */
    says: { type: String, value: '' },
  },
})
