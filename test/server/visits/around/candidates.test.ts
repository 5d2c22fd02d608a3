import { employ } from '../../../support/build'
import { blockKinds } from '../../../../shared/schedule'
import type { BlockKind } from '../../../../shared/schedule'
import type { CandidatesView } from '../../../../shared/visits/desk'
import { giveCredentials, givePlan, oldElder } from '../house'
import { book, openHome } from './steps'
import type { Booked, Home } from './steps'

let home: Home
let visit: Booked
beforeAll(async () => {
  home = await openHome('candidates')
  visit = await nursing({ staffId: home.staff.nurse })
}, 60_000)
afterAll(() => home.api.stop())

const day = '2026-03-06'
const nursing = (more: Record<string, unknown>) =>
  book(home, { code: 'vitalSigns', day, time: '10:00', ...more })

/** Another nurse of the centre, who may be sent. */
async function another(name: string, cap?: number) {
  const id = await employ({ name, role: 'nurse', orgId: 'org-east' })
  await giveCredentials(id)
  if (cap !== 0) await givePlan(id, cap)
  return id
}

async function reasonsOf(id: string, of = visit) {
  const { body } = await home.desk.get<CandidatesView>(`/api/visits/${of.id}/candidates`)
  return body.items.find((each) => each.id === id)?.reasons
}

const put = (path: string, body: object) =>
  home.desk.send('PUT', path, {
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  })

const exception = (id: string, on: string, spans: object[]) =>
  put(`/api/schedule/staff/${id}/exceptions/${on}`, { spans, why: '家里有事' })

/** Has another elder at this time. */
async function busyAt(staffId: string, time: string, on = day) {
  const elderId = await oldElder('周玉兰')
  return nursing({ elderId, staffId, time, day: on })
}

describe('why somebody cannot be sent', () => {
  it('is nothing for whoever can', async () => {
    expect(await reasonsOf(await another('空护士'))).toEqual([])
    expect(await reasonsOf(home.staff.nurse)).toEqual([])
  })

  const ofBlock: Record<BlockKind, [string, string]> = {
    leave: ['on-leave', '那时请假'],
    meeting: ['in-meeting', '那时开会'],
    training: ['in-training', '那时培训'],
    other: ['blocked', '那时停约'],
  }
  it.each(blockKinds)('is %s by its own name', async (kind) => {
    const staffId = await another('停护士')
    const [from, to] = [
      { day, time: '09:00' },
      { day, time: '12:00' },
    ]
    await home.desk.post('/api/schedule/blocks', { staffId, kind, from, to })
    const [code, says] = ofBlock[kind]
    expect(await reasonsOf(staffId)).toEqual([{ code, says }])
  })

  it('is another visit at that time', async () => {
    const id = await another('忙护士')
    await busyAt(id, '10:00')
    expect(await reasonsOf(id)).toEqual([{ code: 'other-visit', says: '那时有别的预约' }])
  })

  it('is the way, when the other visit is only near', async () => {
    const id = await another('路护士')
    await busyAt(id, '10:30')
    expect(await reasonsOf(id)).toEqual([{ code: 'travel', says: '前后有别的预约，路上来不及' }])
  })

  it('is the cap of the day, whenever the other visits are', async () => {
    const id = await another('满护士', 1)
    await busyAt(id, '15:00')
    expect(await reasonsOf(id)).toEqual([{ code: 'cap-reached', says: '当天已约满' }])
  })

  it('is the plan: none at all, or not that hour', async () => {
    expect(await reasonsOf(await another('新护士', 0))).toEqual([
      { code: 'no-plan', says: '还没有排班' },
    ])
    const late = await another('晚护士')
    const weekly = Array.from({ length: 7 }, () => [{ from: '13:00', to: '20:00' }])
    const plan = { from: '2026-03-05', weekly, capPerDay: 8, travelMinutes: 30, version: 1 }
    expect((await put(`/api/schedule/staff/${late}/plan`, plan)).status).toBe(200)
    expect(await reasonsOf(late)).toEqual([{ code: 'outside-plan', says: '那时不在排班时间内' }])
  })

  it('is a day of her own, and a holiday of all', async () => {
    const id = await another('假护士')
    await exception(id, day, [])
    expect(await reasonsOf(id)).toEqual([{ code: 'day-off', says: '那天另有安排，那时不上班' }])
    const holiday = '2026-04-05'
    await exception(home.staff.nurse, holiday, [{ from: '08:00', to: '17:00' }])
    const then = await nursing({ staffId: home.staff.nurse, day: holiday })
    expect(await reasonsOf(id, then)).toEqual([{ code: 'holiday', says: '那天放假' }])
    expect(await reasonsOf(home.staff.nurse, then)).toEqual([])
  })

  it('is each of several, and what she lacks before them', async () => {
    const id = await another('多护士', 1)
    await busyAt(id, '10:00')
    const [from, to] = [
      { day, time: '07:00' },
      { day, time: '22:00' },
    ]
    await home.desk.post('/api/schedule/blocks', { staffId: id, kind: 'leave', from, to })
    const bare = await employ({ name: '生护士', role: 'nurse', orgId: 'org-east' })
    expect((await reasonsOf(id))?.map(({ code }) => code)).toEqual([
      'on-leave',
      'other-visit',
      'cap-reached',
    ])
    expect((await reasonsOf(bare))?.map(({ code }) => code)).toEqual(['no-credentials', 'no-plan'])
  })
})

describe('the roster', () => {
  it('says of every day that is not of the week whether it is a holiday, made up, or her own', async () => {
    const id = await another('班护士')
    const weekdays = Array.from({ length: 7 }, (_, at) =>
      at < 5 ? [{ from: '08:00', to: '17:00' }] : [],
    )
    const plan = { from: '2026-03-05', weekly: weekdays, capPerDay: 8, travelMinutes: 30 }
    await put(`/api/schedule/staff/${id}/plan`, { ...plan, version: 1 })
    await exception(id, '2026-05-08', [])
    const daysFrom = async (from: string) => {
      const path = `/api/schedule/roster?orgId=org-east&from=${from}`
      const { body } = await home.desk.get<{
        rows: { staff: { id: string }; days: { day: string; special?: string; note?: string }[] }[]
      }>(path)
      const row = body.rows.find(({ staff }) => staff.id === id)
      return (row?.days ?? [])
        .filter(({ special }) => special !== undefined)
        .map((each) => [each.day, each.special, each.note])
    }
    expect(await daysFrom('2026-05-04')).toEqual([
      ['2026-05-04', 'holiday', '劳动节'],
      ['2026-05-05', 'holiday', '劳动节'],
      ['2026-05-08', 'exception', '家里有事'],
      ['2026-05-09', 'make-up', '劳动节调休上班'],
    ])
    expect(await daysFrom('2026-03-09')).toEqual([])
  })
})
