/** Many clients who book, cancel and move as they like, and what of it was acknowledged. */
import { addDays } from '../../../shared/day'
import { Chance } from '../../database/chance'
import { call } from './client'
import type { Answer } from './client'
import type { Bench } from './contests'
import { FIRST_DAY } from './house'

const DAYS = 6

/** A visit as its client knows it; `sure` only while every answer about it came. */
interface Mine {
  id: string
  version: number
  state: string
  sure: boolean
}

export interface Mixed {
  answers: Answer[]
  /** What the service said stands, by visit. */
  acknowledged: Map<string, string>
  seconds: number
}

/** Ends early when `going` says so: then what was asked last is nobody's promise. */
export async function runMixed(
  bench: Bench,
  of: { clients: number; operations: number; seed: number; going?: () => boolean },
): Promise<Mixed> {
  const answers: Answer[] = []
  const acknowledged = new Map<string, string>()
  const began = performance.now()
  const each = Math.ceil(of.operations / of.clients)
  await Promise.all(
    Array.from({ length: of.clients }, async (_, at) => {
      const chance = new Chance(of.seed + at)
      const mine: Mine[] = []
      for (let turn = 0; turn < each && (of.going?.() ?? true); turn++) {
        answers.push(await oneOperation(bench, { at, chance, mine }))
      }
      for (const { id, state, sure } of mine) if (sure) acknowledged.set(id, state)
    }),
  )
  return { answers, acknowledged, seconds: (performance.now() - began) / 1000 }
}

interface Client {
  at: number
  chance: Chance
  mine: Mine[]
}

async function oneOperation(bench: Bench, client: Client): Promise<Answer> {
  const { chance, mine } = client
  const open = mine.filter(({ state, sure }) => sure && state === 'requested')
  const dice = chance.next()
  if (open.length > 0 && dice < 0.25) return end(bench, client, chance.one(open))
  if (open.length > 0 && dice < 0.5) return move(bench, client, chance.one(open))
  return dice > 0.9 ? abandon(bench, client) : book(bench, client)
}

function wishOf({ house }: Bench, { chance }: Client) {
  const day = addDays(FIRST_DAY, Math.floor(chance.next() * DAYS))
  const hour = 8 + Math.floor(chance.next() * 12)
  const time = `${String(hour).padStart(2, '0')}:${chance.next() < 0.5 ? '00' : '30'}`
  return { day, time, ...(chance.next() < 0.7 ? { staffId: chance.one(house.nurses) } : {}) }
}

const who = ({ house, passes }: Bench, { at }: Client) => {
  const { elderId = '', token = '' } = house.actors[at] ?? {}
  return { elderId, token, pass: passes[at] ?? '' }
}

async function book(bench: Bench, client: Client): Promise<Answer> {
  const { elderId, token, pass } = who(bench, client)
  const answer = await call(bench.server.url, token, '/api/visits', {
    ...{ elderId, pass, code: 'vitalSigns', ...wishOf(bench, client) },
  })
  keep(client, answer)
  return answer
}

/** Held and never confirmed: it has to be gone after five minutes. */
async function abandon(bench: Bench, client: Client): Promise<Answer> {
  const { elderId, token, pass } = who(bench, client)
  return call(bench.server.url, token, '/api/visits/hold', {
    ...{ elderId, pass, code: 'vitalSigns', ...wishOf(bench, client) },
  })
}

async function end(bench: Bench, client: Client, one: Mine): Promise<Answer> {
  const { token } = who(bench, client)
  const body = { version: one.version, reason: '不需要了' }
  return follow(one, await call(bench.server.url, token, `/api/visits/${one.id}/cancel`, body))
}

async function move(bench: Bench, client: Client, one: Mine): Promise<Answer> {
  const { token } = who(bench, client)
  const body = { version: one.version, ...wishOf(bench, client) }
  const answer = await call(bench.server.url, token, `/api/visits/${one.id}/move`, body)
  const lost = answer.status === 409 || answer.status === 422
  const seen = lost ? await call(bench.server.url, token, `/api/visits/${one.id}`) : answer
  follow(one, seen)
  return answer
}

function keep({ mine }: Client, { status, body }: Answer) {
  const { id, version, state } = body
  if (status === 201 && id) mine.push({ id, version: version ?? 0, state: state ?? '', sure: true })
}

/** No answer: it may have happened or not. */
function follow(one: Mine, answer: Answer): Answer {
  const { status, body } = answer
  if (status === 200) Object.assign(one, { version: body.version, state: body.state })
  else if (status === 0 || status >= 500) one.sure = false
  return answer
}
