import { sayTime, timeOf } from './words'

/** How long a time is still kept: `还给您留 4 分钟，到 上午 10:05`; '' when it is over. */
export function keptWords(until: string, now: Date): string {
  const left = until ? Date.parse(until) - now.getTime() : 0
  if (left <= 0) return ''
  const minutes = Math.ceil(left / 60_000)
  const long = minutes > 1 ? `${minutes} 分钟` : '不到 1 分钟'
  return `还给您留 ${long}，到 ${sayTime(timeOf(until))}`
}

/** What became of an offer that nobody confirmed. */
export const LET_PASS = '没有在时间里确认，已经让给下一位了。还想要，就再排一次。'
