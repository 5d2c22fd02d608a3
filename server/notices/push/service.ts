import { wallNow } from '../../kit/clock'
import type { PushSettings } from '../../kit/environment'
import { refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { hearReport } from '../reports'
import { grantStore } from '../stores/grants'
import { nonceStore } from '../stores/nonces'
import { isSignature, opened } from './cipher'
import { meaningOf, readFields } from './events'
import type { Delivery, TurnedOff } from './events'

const OLDEST_MS = 5 * 60_000

export interface PushQuery {
  timestamp: string
  nonce: string
}

/** WeChat's message push in safe mode: only what it signed, encrypted for this app, just now and once, is believed. */
export function createPush(keys: PushSettings) {
  /** When the address is set up, WeChat wants its own text back. */
  function echo(query: PushQuery & { signature: string; echostr: string }): string {
    const genuine = isSignature(query.signature, keys.token, query.timestamp, query.nonce)
    refuseUnless(genuine, 'push.not-genuine')
    refuseStale(query)
    return query.echostr
  }

  async function receive(query: PushQuery & { msg_signature: string }, body: string) {
    const { Encrypt: encrypted } = readFields(body)
    refuseUnless(typeof encrypted === 'string', 'push.not-genuine')
    const { timestamp, nonce, msg_signature } = query
    const genuine = isSignature(msg_signature, keys.token, timestamp, nonce, encrypted)
    refuseUnless(genuine, 'push.not-genuine')
    refuseStale(query)
    const fields = readFields(opened(encrypted, keys))
    const told = meaningOf(fields)
    // Spent together with what it brings: when that fails, WeChat's next try is heard.
    await inOneTransaction(async () => {
      const fresh = await nonceStore.use(`${timestamp}|${nonce}`, new Date(wallNow()))
      refuseUnless(fresh, 'push.replayed')
      for (const each of told) await take(each)
    })
  }

  return { echo, receive }
}

export type Push = ReturnType<typeof createPush>

/** WeChat's seconds are real time, whatever day a town's clock shows. */
function refuseStale({ timestamp }: PushQuery) {
  const apart = Math.abs(wallNow() - Number(timestamp) * 1000)
  refuseUnless(apart <= OLDEST_MS, 'push.stale')
}

async function take(told: Delivery | TurnedOff): Promise<void> {
  if ('templateId' in told) return grantStore.none(told.openid, told.templateId)
  await hearReport(told)
}
