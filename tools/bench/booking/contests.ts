/** Two hundred at once for one time of one nurse, on every path by which a visit becomes booked. */
import { marksOf } from '../../../server/schedule/calendar'
import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { call } from './client'
import type { Answer } from './client'
import { FIRST_DAY } from './house'
import type { BenchHouse } from './house'
import type { BookingServer } from './servers'

export interface Contest {
  booked: number
  /** Refusals by their code. */
  refused: Record<string, number>
  /** Refusals without a reason, and answers nobody expected. */
  odd: string[]
}

export interface Bench {
  server: BookingServer
  house: BenchHouse
  /** Of each actor, and of the desk for each elder. */
  passes: string[]
  deskPasses: string[]
}

export const pathNames = [
  'create',
  'confirm',
  'staff',
  'move',
  'series',
  'waiting',
  'evening',
] as const
export type PathName = (typeof pathNames)[number]
export type Path = (bench: Bench, round: number) => Promise<Contest>

/** From eight on, before two have to come. */
export const TIMES_A_DAY = 10
const EVENING = ['18:30', '20:00'] as const

/** A time nobody asked for before; each path has a nurse of its own. */
export function slotOf({ house }: Bench, path: PathName, round: number) {
  const staffId = house.nurses[pathNames.indexOf(path)] ?? ''
  const day = addDays(FIRST_DAY, Math.floor(round / TIMES_A_DAY))
  const hour = 8 + (round % TIMES_A_DAY)
  return { staffId, day, time: `${String(hour).padStart(2, '0')}:00`, code: 'vitalSigns' }
}

/** Where the so-many-th stretch of days in a row begins of which none is a public holiday. */
function stretchAt(count: number, days: number): Day {
  let begins = FIRST_DAY
  for (let left = count; ;) {
    const open = marksOf(begins, days).every(({ kind }) => kind !== 'holiday')
    if (open && left-- === 0) return begins
    begins = addDays(begins, open ? days : 1)
  }
}

export function judged(answers: readonly Answer[]): Contest {
  const contest: Contest = { booked: 0, refused: {}, odd: [] }
  for (const answer of answers) {
    const { status, code = '' } = answer
    if (status === 201 || status === 200) contest.booked += 1
    else if (status !== 409) contest.odd.push(`${status} ${code}`)
    else contest.refused[code] = (contest.refused[code] ?? 0) + 1
    if (status === 409 && !isTold(answer)) contest.odd.push(code)
  }
  return contest
}

/** Who wanted a time and got none hears why. */
const isTold = ({ code = '', body }: Answer): boolean =>
  code === 'visit.not-now' || (body.error?.details?.reasons ?? []).length > 0

export const create: Path = async (bench, round) => {
  const { server, house, passes } = bench
  const slot = slotOf(bench, 'create', round)
  const asks = house.actors.map(({ elderId, token }, at) =>
    call(server.url, token, '/api/visits', { elderId, pass: passes[at], ...slot }),
  )
  return judged(await Promise.all(asks))
}

/** In the evening two come: whoever is asked for by name, and anybody else; still one visit gets her. */
export const evening: Path = async (bench, round) => {
  const { server, house, passes } = bench
  const slot = {
    ...slotOf(bench, 'evening', 0),
    day: stretchAt(Math.floor(round / EVENING.length), 1),
    time: EVENING[round % EVENING.length],
  }
  const asks = house.actors.map(({ elderId, token }, at) =>
    call(server.url, token, '/api/visits', { elderId, pass: passes[at], ...slot }),
  )
  return judged(await Promise.all(asks))
}

/** Everybody holds and who got it confirms, as the phone does. */
export const confirm: Path = async (bench, round) => {
  const { server, house, passes } = bench
  const slot = slotOf(bench, 'confirm', round)
  const asks = house.actors.map(async ({ elderId, token }, at) => {
    const held = await call(server.url, token, '/api/visits/hold', {
      ...{ elderId, pass: passes[at], ...slot },
    })
    if (held.status !== 201) return held
    const { id = '', version } = held.body
    return call(server.url, token, `/api/visits/${id}/confirm`, { version })
  })
  return judged(await Promise.all(asks))
}

export const staff: Path = async (bench, round) => {
  const { server, house, deskPasses } = bench
  const slot = slotOf(bench, 'staff', round)
  const asks = house.actors.map(({ elderId }, at) =>
    call(server.url, house.desk.token, '/api/visits', {
      ...{ elderId, pass: deskPasses[at], ...slot, channel: 'phone' },
    }),
  )
  return judged(await Promise.all(asks))
}

/** Three days in a row; each of the three times is booked once. */
export const series: Path = async (bench, round) => {
  const { server, house, passes } = bench
  const slot = slotOf(bench, 'series', round % TIMES_A_DAY)
  const day = stretchAt(Math.floor(round / TIMES_A_DAY), 3)
  const asks = house.actors.map(({ elderId, token }, at) =>
    call(server.url, token, '/api/visits/series', {
      ...{ elderId, pass: passes[at], ...slot, day, every: { days: 1 }, times: 3 },
    }),
  )
  const answers = await Promise.all(asks)
  const contest: Contest = { booked: 0, refused: {}, odd: [] }
  for (const { status, body } of answers) {
    if (status !== 201) contest.odd.push(String(status))
    contest.booked += body.placed?.length ?? 0
    for (const { reasons } of body.notPlaced ?? []) {
      const code = reasons[0]?.code ?? 'none'
      contest.refused[code] = (contest.refused[code] ?? 0) + 1
    }
  }
  return contest
}

/** Everybody waits for the one time of a day; it is offered once, confirmed, and meanwhile asked for directly. */
export const waiting: Path = async (bench, round) => {
  const { server, house, passes } = bench
  const staffId = house.narrow
  const day = stretchAt(Math.floor(round / 2), 1)
  const [part, time] = round % 2 === 0 ? ['morning', '10:00'] : ['afternoon', '14:00']
  const wish = { code: 'vitalSigns', from: day, to: day, staffId, part }
  const waits = await Promise.all(
    house.actors.map(({ elderId, token }) =>
      call(server.url, token, '/api/visits/waiting', { elderId, ...wish }),
    ),
  )
  const { ran } = await server.ask<{ ran: number }>({ run: 'offer' })
  const asks = house.actors.map(async ({ elderId, token }, at) => {
    const { body } = await call(server.url, token, `/api/visits/waiting?elderId=${elderId}`)
    const visitId = body.items?.[0]?.offer?.visitId
    if (visitId) {
      const held = await call(server.url, token, `/api/visits/${visitId}`)
      return call(server.url, token, `/api/visits/${visitId}/confirm`, {
        version: held.body.version,
      })
    }
    const slot = { code: 'vitalSigns', day, time, staffId }
    return call(server.url, token, '/api/visits', { elderId, pass: passes[at], ...slot })
  })
  const contest = judged(await Promise.all(asks))
  await Promise.all(
    waits.map(({ body }, at) =>
      call(
        server.url,
        house.actors[at]?.token ?? '',
        `/api/visits/waiting/${body.id ?? ''}/leave`,
        {},
      ),
    ),
  )
  if (ran !== 1) contest.odd.push(`${ran} offered`)
  return contest
}
