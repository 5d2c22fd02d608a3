import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './refusal'

const A_MINUTE = 60

/** How often somebody may knock: by person when signed in, by address otherwise. */
export interface Limits {
  person(id: string): Promise<unknown>
  stranger(address: string): Promise<unknown>
  /** Counts a token nobody knows, so that guessing ends soon. */
  wrongToken(address: string): Promise<unknown>
}

/** `aMinute` requests a minute for a person or an address, a tenth of it for wrong tokens. */
export function createLimits(aMinute: number): Limits {
  const people = new RateLimiterMemory({ points: aMinute, duration: A_MINUTE })
  const strangers = new RateLimiterMemory({ points: aMinute, duration: A_MINUTE })
  const guesses = new RateLimiterMemory({ points: Math.ceil(aMinute / 10), duration: A_MINUTE })
  return {
    person: (id) => take(people, id),
    stranger: (address) => take(strangers, address),
    wrongToken: (address) => take(guesses, address),
  }
}

const take = (limiter: RateLimiterMemory, key: string): Promise<unknown> =>
  limiter.consume(key).then(undefined, refuseTooMany)

function refuseTooMany({ msBeforeNext }: RateLimiterRes): never {
  throw new Refusal('limit.too-many', { seconds: Math.ceil(msBeforeNext / 1000) })
}
