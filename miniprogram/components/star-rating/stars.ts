export interface Star {
  /** 1 to 5. */
  id: number
  words: string
  full: boolean
}

export const starWords = ['很不满意', '不满意', '一般', '满意', '很满意'] as const

/** Five stars in words, as many full as were given; 0 before anything was said. */
export const starsOf = (given: number): Star[] =>
  starWords.map((words, at) => ({ id: at + 1, words, full: at < given }))
