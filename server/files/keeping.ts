import { hash, randomBytes } from 'node:crypto'
import type { FilePurpose } from '../../shared/files'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { wallNow } from '../kit/clock'
import { refuseUnless } from '../kit/refusal'
import { cleaned } from './clean/clean'
import type { FileNeeds } from './needs'
import { mayAdd } from './policy'
import { fileStore } from './store'
import type { KeptFile } from './types'

const MOST_A_DAY = 200
const NAME_BYTES = 24

interface Handed {
  file: { bytes: Buffer }
  purpose: FilePurpose
  elderId?: string
}

export function createKeeping({ people, bytes: store, clock }: FileNeeds) {
  /** Takes in a photo or PDF, cleaned; the same one handed in again by the same person is the same file. */
  async function keep(actor: Actor, { file, purpose, elderId }: Handed): Promise<KeptFile> {
    const known = elderId === undefined || (await mayAdd(people, actor, elderId))
    refuseUnless(known, 'person.not-found')
    const { type, bytes } = await cleaned(file.bytes)
    const sum = hash('sha256', bytes, 'base64url')
    const same = hash('sha256', JSON.stringify([actor.id, purpose, elderId, sum]), 'base64url')
    const before = await fileStore.uploadedBefore(same)
    if (before) return before

    await refuseTooMany(actor.id)
    const name = randomBytes(NAME_BYTES).toString('hex')
    const act = actFor(actor, elderId ?? actor.id, clock)
    const about = elderId === undefined ? {} : { elderId }
    const row = { type, bytes: bytes.length, purpose, ...about, name, hash: sum, act }
    await store.put(name, bytes)
    // Bytes without a row would be found by nobody.
    return fileStore.add(row, same).catch(async (thrown: unknown) => {
      await store.remove(name)
      throw thrown
    })
  }

  async function refuseTooMany(personId: string) {
    const personDay = `${personId}|${clock.today()}`
    const counted = await fileStore.countUpload(personDay, MOST_A_DAY, new Date(wallNow()))
    refuseUnless(counted, 'file.too-many-today')
  }

  return { keep }
}
