import { redFlags } from './kinds'
import type { RedFlag } from './kinds'

/** Asked before any time is shown; plain words, one question each. */
export const redFlagQuestions: Record<RedFlag, string> = {
  'chest-pain': '胸口痛，或者胸口像被压住？',
  breathless: '喘不上气，说话都费力？',
  'stroke-signs': '嘴歪、一边手脚没力气、说不清话？',
  'not-wakeable': '叫不醒，或者突然糊涂了？',
  bleeding: '出血止不住，吐血或者拉黑便？',
  'fell-cannot-rise': '摔倒了，爬不起来？',
}

/** The signs that were answered with yes, in the order they are asked. */
export const flagsRaised = (answers: Record<RedFlag, boolean>): RedFlag[] =>
  redFlags.filter((flag) => answers[flag])

/** As a list says it: `胸口痛，或者胸口像被压住`. */
export const redFlagWords = (flag: RedFlag): string => redFlagQuestions[flag].replace(/？$/, '')

/** So long no second answer is asked for. */
export const PASS_MINUTES = 30
