import { hash, randomUUID } from 'node:crypto'
import { wallNow } from './clock'
import { onceStore } from './once-store'
import type { OnceRow } from './once-store'
import { Refusal, refuse, refuseUnless } from './refusal'
import type { RefusalCode, RefusalDetails } from './refusal'
import { inOneTransaction } from './transaction'
import type { Vault } from './vault'

const TAKE_OVER_AFTER_MS = 60_000
const KEY = /^[\x21-\x7E]{1,255}$/

/** One keyed POST of one person. */
export interface OnceRequest {
  actorId: string
  method: string
  path: string
  key: string
  /** The text of the body: another body under the same key is refused. */
  body: string
}

export type Once = (
  request: OnceRequest,
  work: () => Promise<unknown>,
) => Promise<{ view: unknown; replayed: boolean }>

/**
 * Performs a keyed POST at most once and answers the same again. The write and the kept answer are one
 * transaction. A refusal is kept too; a failure is not, so it may be tried again. A run that has not ended after
 * a minute was left behind by a dead process and may be taken over.
 */
export const createOnce =
  (vault: Pick<Vault, 'index'>): Once =>
  async (request, work) => {
    refuseUnless(KEY.test(request.key), 'idempotency.bad-key')
    const id = idOf(request)
    // A bare hash would tell an identity number to whoever tries them all.
    const bodyHash = vault.index('request body', request.body)
    const owner = randomUUID()
    const earlier = await onceStore.begin({ id, bodyHash, owner, at: new Date(wallNow()) })
    if (!earlier) return { view: await perform(id, owner, work), replayed: false }
    refuseUnless(earlier.bodyHash === bodyHash, 'idempotency.other-body')
    if (earlier.state === 'done') return { view: replay(earlier), replayed: true }
    await takeOver(earlier, owner)
    return { view: await perform(id, owner, work), replayed: false }
  }

const idOf = ({ actorId, method, path, key }: OnceRequest) =>
  hash('sha256', JSON.stringify([actorId, method, path, key]), 'base64url')

async function takeOver(earlier: OnceRow, owner: string) {
  const left = wallNow() - earlier.at.getTime() > TAKE_OVER_AFTER_MS
  const taken = left && (await onceStore.takeOver(earlier, owner, new Date(wallNow())))
  refuseUnless(taken, 'idempotency.in-flight', { seconds: 1 })
}

async function perform(id: string, owner: string, work: () => Promise<unknown>) {
  try {
    return await inOneTransaction(async () => {
      const view = await work()
      refuseUnless(
        await onceStore.finish(id, owner, { json: JSON.stringify(view) }),
        'idempotency.in-flight',
      )
      return view
    })
  } catch (thrown) {
    await settle(id, owner, thrown)
    throw thrown
  }
}

/** A "no" is kept like a "yes"; anything else frees the key, also the word that somebody else is still at it. */
async function settle(id: string, owner: string, thrown: unknown) {
  const keep = thrown instanceof Refusal && thrown.status < 500 && !isToWait(thrown)
  if (!keep) return onceStore.free(id, owner)
  const { code, details } = thrown
  await onceStore.finish(id, owner, { refusal: { code, details } })
}

const isToWait = ({ code }: Refusal): boolean => code === 'idempotency.in-flight'

function replay({ answer }: OnceRow): unknown {
  if (!answer?.refusal) return JSON.parse(answer?.json ?? 'null')
  return refuse(answer.refusal.code as RefusalCode, answer.refusal.details as RefusalDetails)
}
