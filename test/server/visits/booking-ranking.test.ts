/** «Anybody»: who came before is tested beside it; here what decides when nobody did. */
import { ranked } from '../../../server/visits/booking/ranking'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'ranking' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())

/** GCJ-02; six kilometres from each other, in two communities of the centre. */
const north = { longitude: 120.15, latitude: 30.33 }
const south = { longitude: 120.15, latitude: 30.27 }

/** An elder nobody came to yet, at a door when its place is given. */
async function elderAt(point?: typeof north) {
  const elderId = await oldElder()
  const home = { label: '家', communityCode: '980101001002', text: '桃源路 12 号', point }
  if (point) await house.desk.post(`/api/people/${elderId}/addresses`, home)
  const client = await api.signIn(elderId)
  return { elderId, client, pass: await passOf(client, elderId) }
}
type Elder = Awaited<ReturnType<typeof elderAt>>

interface Wish {
  day: string
  time?: string
  staffId?: string
}

const ask = ({ elderId, client, pass }: Elder, wish: Wish) =>
  client.post<{ id: string; version: number; staff: [{ id: string }] }>('/api/visits', {
    ...{ elderId, pass, ...asked, ...wish },
  })

async function book(elder: Elder, wish: Wish) {
  const { status, body } = await ask(elder, wish)
  expect(status).toBe(201)
  return body
}

/** Who comes to somebody new who asks for anybody. */
const whoComes = async (wish: Wish, point?: typeof north) =>
  (await book(await elderAt(point), wish)).staff[0].id

describe('«anybody», when nobody came before, is', () => {
  it('the nurse whose other door of the day is nearer', async () => {
    const [one, other] = house.nurseIds
    for (const [day, first, second] of [
      ['2026-03-10', one, other],
      ['2026-03-11', other, one],
    ] as const) {
      await book(await elderAt(north), { day, time: '09:00', staffId: first })
      await book(await elderAt(south), { day, time: '09:00', staffId: second })
      expect(await whoComes({ day, time: '14:00' }, north)).toBe(first)
      expect(await whoComes({ day, time: '14:00' }, south)).toBe(second)
    }
  })

  it('at the same distance the nurse with fewer visits that month', async () => {
    const [one, other] = house.nurseIds
    for (const day of ['2026-04-01', '2026-04-02'])
      await book(await elderAt(), { day, staffId: one })
    // The month of the visit counts, not the one before, in which both had as many.
    expect(await whoComes({ day: '2026-04-07' })).toBe(other)
    for (const day of ['2026-04-08', '2026-04-09'])
      await book(await elderAt(), { day, staffId: other })
    expect(await whoComes({ day: '2026-04-10' })).toBe(one)
  })

  it('otherwise the same one for the same question, and not the same for every question', async () => {
    const elder = await elderAt()
    const wish = { day: '2026-04-28', time: '11:00' }
    const first = await book(elder, wish)
    const cancel = { version: first.version, reason: '再约一次' }
    await elder.client.post(`/api/visits/${first.id}/cancel`, cancel)
    const again = await book(elder, wish)
    expect(again.staff).toEqual(first.staff)
    const ids = ['a'.repeat(24), 'b'.repeat(24)]
    const firsts = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00', '15:00', '16:00'].map(
      async (time) =>
        (await ranked(ids, { elderId: 'e'.repeat(24), day: '2026-04-29', time }))[0] ?? '',
    )
    expect(new Set(await Promise.all(firsts))).toEqual(new Set(ids))
  })

  it('the next one when several ask at once: each nurse once, and then nobody', async () => {
    const elders = [await elderAt(), await elderAt(), await elderAt()]
    const wish = { day: '2026-04-30', time: '15:00' }
    const answers = await Promise.all(elders.map((elder) => ask(elder, wish)))
    const came = answers.flatMap(({ status, body }) => (status === 201 ? [body.staff[0].id] : []))
    expect(came.toSorted()).toEqual([...house.nurseIds].toSorted())
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(1)
  })
})
