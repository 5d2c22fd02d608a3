/** One of several to choose from. */
export interface Choice {
  id: string
  title: string
  says: string
  /** Further lines, such as what a package holds. */
  more: string[]
  /** Why it cannot be chosen; '' when it can. It stays visible with this reason. */
  off: string
  /** Chosen, where several may be. */
  on?: boolean
}
