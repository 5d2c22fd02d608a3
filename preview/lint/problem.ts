/** One place where a page leaves what WeChat and the preview both do. */
export interface Problem {
  /** Path inside the package. */
  file: string
  line: number
  says: string
}

export const lineAt = (text: string, offset: number): number =>
  text.slice(0, Math.max(0, offset)).split('\n').length

/** Pictures, fonts and scripts of strangers do not load in a clinic's network, nor without one. */
export const isRemote = (address: string): boolean => /^(https?:)?\/\//i.test(address.trim())
