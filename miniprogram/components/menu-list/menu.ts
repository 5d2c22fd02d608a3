/** One thing to go to: an icon, its name, a line about it, and a word that wants attention. */
export interface MenuItem {
  id: string
  icon: string
  title: string
  /** '' draws no second line. */
  says: string
  /** 3 条没看, or ''. */
  mark: string
}
