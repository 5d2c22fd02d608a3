/** Stands in for 同声传译: its sound files are words, and playing one lets the browser speak them. */

const SCHEME = 'speech:'
/** A browser without a voice takes about as long as a fast reader. */
const SILENT_MS_EACH = 60

/** Everything that was read aloud on this phone, piece by piece. */
export const said: string[] = []

interface Wanted {
  content: string
  success?: (voice: { retcode: number; filename: string; origin: string }) => void
  fail?: (failure: { retcode: number; msg: string }) => void
}

/** Answers later, as the network does; what is empty it refuses. */
export function textToSpeech({ content, success, fail }: Wanted): void {
  queueMicrotask(() => {
    if (content.trim() === '') return fail?.({ retcode: -20002, msg: 'empty content' })
    success?.({ retcode: 0, filename: SCHEME + content, origin: content })
  })
}

export const isSpoken = (source: string): boolean => source.startsWith(SCHEME)

/** Begins to speak and says when it is over; returns the way to stop. */
export function speak(source: string, over: () => void): () => void {
  const words = source.slice(SCHEME.length)
  said.push(words)
  // Not in every browser, and without any voice the end is never told.
  const voices = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis
  if (!voices?.getVoices().length) {
    const timer = setTimeout(over, words.length * SILENT_MS_EACH)
    return () => clearTimeout(timer)
  }
  const utterance = new SpeechSynthesisUtterance(words)
  utterance.lang = 'zh-CN'
  utterance.onend = over
  voices.speak(utterance)
  return () => {
    utterance.onend = null
    voices.cancel()
  }
}
