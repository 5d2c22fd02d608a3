import type { Vault } from '../kit/vault'

const SHORTEST = 2
const LONGEST = 4
const TAIL = 4

/** Every run of 2 to 4 characters, each once. `runsIn('桃源12') //=> ['桃源', '源1', '12', '桃源1', '源12', '桃源12']` */
function runsIn(text: string): string[] {
  const letters = [...searchable(text)]
  const runs = new Set<string>()
  for (let length = SHORTEST; length <= LONGEST; length += 1) {
    for (let at = 0; at + length <= letters.length; at += 1) {
      runs.add(letters.slice(at, at + length).join(''))
    }
  }
  return [...runs]
}

/** What a search for a longer text must find: as few runs of 4 as cover it, the last one first. */
function runsAskedFor(text: string): string[] {
  const letters = [...searchable(text)]
  if (letters.length <= LONGEST) return [letters.join('')]
  const starts: number[] = [letters.length - LONGEST]
  for (let at = 0; at + LONGEST < letters.length; at += LONGEST) starts.push(at)
  return starts.map((at) => letters.slice(at, at + LONGEST).join(''))
}

/** Letters and digits only, so that 12 号-3 and 12号3 are one. */
export const searchable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Blind search words: what the database can compare without knowing it. Each carries the centre whose people may be
 * looked through, so a question cannot reach beyond it.
 */
export function createSearchWords(vault: Pick<Vault, 'index'>) {
  const phone = (centreId: string, number: string) =>
    vault.index('phone-tail', `${centreId}|${number.slice(-TAIL)}`)
  const run = (centreId: string, text: string) => vault.index('address-run', `${centreId}|${text}`)

  return {
    /** All words of somebody's phones and addresses. */
    of: (centreId: string, phones: readonly string[], addresses: readonly string[]): string[] => [
      ...new Set([
        ...phones.map((number) => phone(centreId, number)),
        ...addresses.flatMap((text) => runsIn(text).map((each) => run(centreId, each))),
      ]),
    ],
    ofPhone: phone,
    /** Every word a row must carry to hold this part of an address; at least two letters. */
    ofAddress: (centreId: string, text: string): string[] =>
      runsAskedFor(text).map((each) => run(centreId, each)),
  }
}
