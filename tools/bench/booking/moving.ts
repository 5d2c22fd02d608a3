import { addDays } from '../../../shared/day'
import { call } from './client'
import { TIMES_A_DAY, judged, pathNames, slotOf } from './contests'
import type { Bench, Path } from './contests'
import { FIRST_DAY } from './house'

/** Everybody moves there from a time of their own; whoever got it goes back for the next round. */
export const move: Path = async (bench, round) => {
  const { server, house } = bench
  const bases = await basesOf(bench)
  const { day, time, staffId } = slotOf(bench, 'move', round)
  const asks = house.actors.map(({ token }, at) => {
    const { id, version } = bases[at] as Base
    return call(server.url, token, `/api/visits/${id}/move`, { version, day, time, staffId })
  })
  const answers = await Promise.all(asks)
  await Promise.all(
    house.actors.map(async ({ token }, at) => {
      const base = bases[at] as Base
      const moved = answers[at]?.status === 200
      const { body } = moved
        ? await call(server.url, token, `/api/visits/${base.id}/move`, {
            version: answers[at]?.body.version,
            ...base.slot,
          })
        : await call(server.url, token, `/api/visits/${base.id}`)
      base.version = body.version ?? base.version
    }),
  )
  return judged(answers)
}

interface Base {
  id: string
  version: number
  slot: { day: string; time: string; staffId: string }
}
const known = new WeakMap<Bench, Base[]>()

async function basesOf(bench: Bench): Promise<Base[]> {
  const made = known.get(bench)
  if (made) return made
  const { server, house, passes } = bench
  const bases: Base[] = []
  for (const [at, { elderId, token }] of house.actors.entries()) {
    const others = house.nurses.slice(pathNames.length)
    const nurse = others[at % others.length] ?? ''
    const place = Math.floor(at / others.length)
    const day = addDays(FIRST_DAY, 40 + Math.floor(place / TIMES_A_DAY))
    const time = `${String(8 + (place % TIMES_A_DAY)).padStart(2, '0')}:00`
    const slot = { day, time, staffId: nurse }
    const { body } = await call(server.url, token, '/api/visits', {
      ...{ elderId, pass: passes[at], code: 'vitalSigns', ...slot },
    })
    bases.push({ id: body.id ?? '', version: body.version ?? 0, slot })
  }
  known.set(bench, bases)
  return bases
}
