/** What stands in a page's data for its own use: no eye reads it on the screen, so no voice does. */
const unsaid = new Set(['id', 'icon', 'tone', 'doing', 'page', 'state', 'failed', 'notice'])
const HAN = /\p{Script=Han}/u
/** Where a line may break; nothing to be said. */
const BREAKS = /\u200b/g

/**
 * The words of a card, of a list of cards or of a whole page's data, in the order they are kept, which is the order
 * they are shown in. Only what holds Chinese words is said: codes and identifiers are not.
 * `spokenLines({ tag: '接下来', title: '该量血压了', warm: true }) //=> ['接下来', '该量血压了']`
 */
export function spokenLines(shown: unknown): string[] {
  if (typeof shown === 'string') return HAN.test(shown) ? [shown.replace(BREAKS, '')] : []
  if (Array.isArray(shown)) return shown.flatMap(spokenLines)
  if (typeof shown !== 'object' || shown === null) return []
  return Object.entries(shown).flatMap(([key, value]) =>
    unsaid.has(key) ? [] : spokenLines(value),
  )
}

/** A page that knows what of it is worth hearing says so; of any other everything it shows is said. */
export interface Readable {
  data: object
  reads?(): unknown
}

export const linesOf = (page: Readable): string[] =>
  spokenLines(page.reads ? page.reads() : page.data)

/**
 * Lines as pieces that may be spoken one at a time: whole sentences, none longer than `most` characters. What never
 * pauses is cut where the limit is.
 */
export function pieces(lines: string[], most: number): string[] {
  const sentences = lines
    .map((line) => line.trim())
    .filter(Boolean)
    .flatMap(
      (line) =>
        (/[。！？；]$/.test(line) ? line : `${line}。`).match(/.+?(?:[。！？；]|$)/gsu) ?? [],
    )
    .flatMap((sentence) => cut(sentence, most))
  return sentences.reduce<string[]>((spoken, sentence) => {
    const last = spoken.at(-1) ?? ''
    const fits = last !== '' && last.length + sentence.length <= most
    return fits ? [...spoken.slice(0, -1), last + sentence] : [...spoken, sentence]
  }, [])
}

function cut(sentence: string, most: number): string[] {
  if (sentence.length <= most) return [sentence]
  const pause = sentence.lastIndexOf('，', most - 1)
  const at = pause > 0 ? pause + 1 : most
  return [sentence.slice(0, at), ...cut(sentence.slice(at), most)]
}
