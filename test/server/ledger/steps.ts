/** Things that happen to a few elders, and a second, much simpler way to count them. */
import mongoose from 'mongoose'
import { act, registerElder } from '../../support/build'
import type { Api } from '../../support/api'
import { lineIdOf } from '../../../shared/ledger'
import type { ServiceKind, ServicePlace } from '../../../shared/records'

/** One step of a history; `nth` points at an earlier service, counted round. */
export type Step =
  | {
      does: 'serve'
      elder: number
      kind: ServiceKind
      day: string
      orgId: string
      place: ServicePlace
    }
  | { does: 'void'; nth: number }
  | { does: 'replay'; nth: number }
  | { does: 'move'; nth: number; day: string }

export interface Served {
  id: string
  elderId: string
  kind: ServiceKind
  day: string
  orgId: string
  place: ServicePlace
  turn: number
  out: boolean
}

/** A woman of 65 from New Year's Day 2026, one of 85, and one who lives here for a while only. */
export const threeElders = async () => [
  await registerElder({ birthDate: '1961-01-01' }),
  await registerElder({ birthDate: '1940-06-01' }),
  await registerElder({ birthDate: '1940-06-01', residence: 'temporary' }),
]

/** Plays steps on the ledger one after the other and keeps what was served, for counting by hand. */
export function player({ rooms: { ledger } }: Pick<Api, 'rooms'>, elders: readonly string[]) {
  const served: Served[] = []
  const nthOf = (nth: number) => (served.length === 0 ? undefined : served[nth % served.length])

  async function write({ id, elderId, kind, day, orgId, place }: Served) {
    const source = id.split('#')[0] ?? ''
    await ledger.record({ source, item: `service.${kind}`, elderId, day, orgId, place, act })
  }

  async function serve({ elderId, kind, day, orgId, place }: Omit<Served, 'id' | 'turn' | 'out'>) {
    const step = { elderId, kind, day, orgId, place }
    const turn = served.length
    const source = `record:${step.elderId.slice(-6)}${turn}`
    const one = { ...step, id: lineIdOf(source, `service.${step.kind}`), turn, out: false }
    served.push(one)
    await write(one)
    return one
  }

  async function takeOut(one: Served, replacedBy?: string) {
    const { id, elderId, day, orgId, place } = one
    const item = replacedBy ? 'line.corrected' : 'line.voided'
    const source = `${id.split('#')[0] ?? ''}${replacedBy ? `.${served.length}` : ''}`
    const about = { about: id, ...(replacedBy ? { replacedBy } : {}) }
    one.out = true
    await ledger.record({ source, item, elderId, day, orgId, place, act, ...about })
  }

  async function move(one: Served, day: string) {
    one.out = true
    await takeOut(one, (await serve({ ...one, day })).id)
  }

  async function play(step: Step) {
    if (step.does === 'serve') {
      const { does: _does, elder, ...service } = step
      return void (await serve({ ...service, elderId: elders[elder % elders.length] ?? '' }))
    }
    const one = nthOf(step.nth)
    if (!one) return
    if (step.does === 'replay') return write(one)
    if (one.out) return
    if (step.does === 'void') return takeOut(one)
    return move(one, step.day)
  }

  return { served, play }
}

/** Whose service of which kind and day: of these one counts. */
export const seatOf = ({ elderId, kind, day }: Pick<Served, 'elderId' | 'kind' | 'day'>): string =>
  [elderId, kind, day].join(' ')

/** What counts, by hand: of the same elder, kind and day the earliest that is not out. */
export const countedByHand = (served: readonly Served[]): Served[] =>
  served.filter(
    (one) =>
      !one.out &&
      !served.some((other) => !other.out && other.turn < one.turn && seatOf(other) === seatOf(one)),
  )

/** An empty ledger, with the people and organisations left as they are. */
export async function emptyLedger() {
  const { collections } = mongoose.connection
  for (const [name, collection] of Object.entries(collections)) {
    if (name.startsWith('ledger_')) await collection.deleteMany({})
  }
}
