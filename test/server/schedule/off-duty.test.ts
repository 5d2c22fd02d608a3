import { no, openCounty } from '../contracts/steps'
import type { County } from '../contracts/steps'
import type { BlockView, RosterDay, RosterView } from '../../../shared/schedule'
import { countAll } from '../../support/wrong-input'
import { standUp } from './claimed'
import { otherElderId } from './staff'

let county: County
let nurse: string
beforeAll(async () => {
  county = await openCounty('off-duty')
  nurse = county.staff.nurse
  const weekly = Array.from({ length: 7 }, () => [{ from: '08:00', to: '17:00' }])
  const week = { from: '2026-03-04', weekly, capPerDay: 6, travelMinutes: 30, version: 0 }
  const answer = await put(`/staff/${nurse}/plan`, week)
  expect(answer.status).toBe(200)
})
afterAll(() => county.api.stop())

const put = (path: string, body: unknown) =>
  county.as.desk.send('PUT', `/api/schedule${path}`, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

/** A visit of an hour that stands. */
async function booked(day: string, time: string): Promise<string> {
  const staff = [{ id: nurse, capPerDay: 6, travelMinutes: 30 }]
  const place = { staff, elderId: otherElderId, day, time, minutes: 60, home: true }
  const answer = await standUp(county.api.clock).book(place)
  expect(answer.taken).toBe(true)
  return answer.visitId
}

const leave = (day: string, from = '08:00', to = '12:00') => ({
  ...{ staffId: nurse, kind: 'leave', why: '看牙' },
  ...{ from: { day, time: from }, to: { day, time: to } },
})
const dayOf = async (day: string): Promise<RosterDay> => {
  const { body } = await county.as.desk.get<RosterView>(
    `/api/schedule/roster?orgId=org-east&from=${day}`,
  )
  const [found] = body.rows.find(({ staff }) => staff.id === nurse)?.days ?? []
  if (!found) throw new Error('the nurse stands in the roster')
  return found
}

describe('leave', () => {
  it('names every visit that stands in it, the way to one included, and stays on the list', async () => {
    const inside = await booked('2026-03-05', '09:00')
    const onTheWay = await booked('2026-03-05', '12:00')
    await booked('2026-03-05', '14:00')
    const { status, body } = await county.as.desk.post('/api/schedule/blocks', leave('2026-03-05'))
    expect(status).toBe(201)
    const affected = [
      { visitId: inside, day: '2026-03-05', time: '09:00' },
      { visitId: onTheWay, day: '2026-03-05', time: '12:00' },
    ]
    expect(body).toMatchObject({ staffName: '东护士', byName: '东前台', kind: 'leave', affected })
    const list = await county.as.nurse.get(`/api/schedule/blocks?staffId=${nurse}`)
    expect(list.body).toEqual([body])
    expect(await county.api.rooms.schedule.offDuty([nurse], '2026-03-05', '2026-03-05')).toEqual(
      affected.map((visit) => ({ staffId: nurse, ...visit })),
    )
    expect(await dayOf('2026-03-05')).toMatchObject({
      booked: 3,
      cap: 6,
      blocks: [{ kind: 'leave', from: '08:00', to: '12:00', why: '看牙' }],
    })
  })

  it('is ended once, and what has been of it stays', async () => {
    const { as, api } = county
    const { body } = await as.desk.post(
      '/api/schedule/blocks',
      leave('2026-03-09', '08:00', '17:00'),
    )
    api.clock.set('2026-03-09T10:00:00+08:00')
    const ended = await as.desk.post(`/api/schedule/blocks/${body.id as string}/end`)
    expect(ended.body).toMatchObject({ ended: true, to: { day: '2026-03-09', time: '10:00' } })
    expect((await dayOf('2026-03-09')).blocks).toMatchObject([{ from: '08:00', to: '10:00' }])
    const path = `/api/schedule/blocks/${body.id as string}/end`
    expect(no(await as.desk.post(path))).toEqual([409, 'schedule.block-over'])
    expect(no(await as.westDesk.post(path))).toEqual([404, 'schedule.block-not-found'])
    api.clock.set('2026-03-04T10:00:00+08:00')
  })

  it('of several days covers each whole one between', async () => {
    const long = { ...leave('2026-03-10'), to: { day: '2026-03-12', time: '12:00' } }
    await county.as.manager.post('/api/schedule/blocks', long)
    const blocks = [await dayOf('2026-03-10'), await dayOf('2026-03-11'), await dayOf('2026-03-12')]
    expect(blocks.map((day) => day.blocks.map(({ from, to }) => [from, to]))).toEqual([
      ...[[['08:00', '22:00']], [['07:00', '22:00']], [['07:00', '12:00']]],
    ])
  })

  it.each([
    ['an end before its beginning', { to: { day: '2026-03-05', time: '07:00' } }, 'input.invalid'],
    ['25:00', { to: { day: '2026-03-05', time: '25:00' } }, 'input.invalid'],
    ['30 February', { to: { day: '2026-02-30', time: '09:00' } }, 'input.invalid'],
    ['an unknown kind', { kind: 'holiday' }, 'input.invalid'],
    ['somebody unknown', { staffId: '0'.repeat(24) }, 'schedule.staff-unknown'],
    ['an end two years from now', { to: { day: '2028-03-05', time: '09:00' } }, 'schedule.too-far'],
  ])('is refused with %s', async (_, wrong, code) => {
    const before = await countAll(['schedule_blocks'])
    const answer = await county.as.desk.post('/api/schedule/blocks', {
      ...leave('2026-03-05'),
      ...wrong,
    })
    expect(no(answer)[1]).toBe(code)
    expect(await countAll(['schedule_blocks'])).toEqual(before)
  })

  it('is refused when it is over already, and a list that does not say whose', async () => {
    const { desk } = county.as
    expect(no(await desk.post('/api/schedule/blocks', leave('2026-03-03')))).toEqual([
      ...[422, 'schedule.past-day'],
    ])
    expect(no(await desk.get('/api/schedule/blocks'))).toEqual([422, 'schedule.whose'])
    const { body } = await desk.get('/api/schedule/blocks?orgId=org-east')
    expect((body as BlockView[]).every(({ staffId }) => staffId === nurse)).toBe(true)
  })
})

describe('a day of its own', () => {
  const path = () => `/staff/${nurse}/exceptions/2026-03-06`

  it('takes the place of the plan, names who is booked, and is taken back', async () => {
    const visitId = await booked('2026-03-06', '09:00')
    const off = await put(path(), { spans: [], why: '培训' })
    expect(off.body).toMatchObject({ why: '培训', affected: [{ visitId, time: '09:00' }] })
    expect(await dayOf('2026-03-06')).toMatchObject({ spans: [], note: '培训' })
    const afternoon = [{ from: '13:00', to: '16:00' }]
    expect((await put(path(), { spans: afternoon, why: '半天' })).body.spans).toEqual(afternoon)
    const { desk } = county.as
    const back = await desk.delete(`/api/schedule${path()}`)
    expect([back.status, back.body]).toEqual([200, { affected: [] }])
    expect((await dayOf('2026-03-06')).spans).toEqual([{ from: '08:00', to: '17:00' }])
    expect(no(await desk.delete(`/api/schedule${path()}`))).toEqual([
      ...[404, 'schedule.exception-not-found'],
    ])
  })

  it('with longer hours, taken back, names who was booked into them: none is left silently', async () => {
    await put(path(), { spans: [{ from: '08:00', to: '21:00' }], why: '加班' })
    const late = await booked('2026-03-06', '19:00')
    const { status, body } = await county.as.desk.delete(`/api/schedule${path()}`)
    const affected = [{ visitId: late, day: '2026-03-06', time: '19:00' }]
    expect([status, body]).toEqual([200, { affected }])
  })

  it.each([
    ['/exceptions/2026-03-03', { spans: [], why: '休' }, 'schedule.past-day'],
    ['/exceptions/2026-02-30', { spans: [], why: '休' }, 'input.invalid'],
    ['/exceptions/2026-03-06', { spans: [], why: '' }, 'input.invalid'],
    [
      '/exceptions/2026-03-06',
      { spans: [{ from: '25:00', to: '26:00' }], why: '休' },
      'input.invalid',
    ],
    ['/exceptions/2026-03-06', { why: '休' }, 'input.invalid'],
  ])('%s with %o is refused', async (rest, body, code) => {
    expect(no(await put(`/staff/${nurse}${rest}`, body))[1]).toBe(code)
  })
})

describe('the week of an organisation', () => {
  it('marks holidays and make-up days, and says when it does not know them', async () => {
    const { desk } = county.as
    const week = async (from: string) =>
      (await desk.get<RosterView>(`/api/schedule/roster?orgId=org-east&from=${from}`)).body
    const october = await week('2026-10-05')
    expect(october.days.map(({ kind }) => kind)).toEqual([
      ...['holiday', 'holiday', 'holiday', 'workday', 'workday', 'make-up', 'rest'],
    ])
    expect(october.holidaysUnknown).toBeUndefined()
    expect((await week('2026-12-28')).holidaysUnknown).toBe(true)
  })
})
