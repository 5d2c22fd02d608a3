/** Something on the page that is not as it should be. */
export interface Finding {
  /** The words it is about. */
  what: string
  says: string
}
