/** What our codes are for: linking family, showing who one is, an invitation, a PC that wants to sign in. */
type CodeKind = 'link' | 'bind' | 'join' | 'pc'

/**
 * What a scanned or typed code carries: `linli:pc:9f2c` //=> '9f2c'. What was typed without its beginning is taken as
 * it is; '' for a code that is for something else.
 */
export function codeIn(text: string, kind: CodeKind): string {
  const said = text.trim()
  const [, found = said, code = ''] = /^linli:([a-z]+):(.+)$/.exec(said) ?? []
  if (found === said) return said
  return found === kind ? code : ''
}
