import type { AlarmProgress, AlarmView } from '../../../../shared/visits/safety'
import type { VisitCard, VisitView } from '../../../../shared/visits/view'
import { codeOf, inboxOf, kindsOf, openHome, runAt, setOff, started } from './steps'
import type { Booked, Home } from './steps'

interface Items<Item> {
  items: Item[]
}

let home: Home
let visit: Booked
beforeEach(async () => {
  home = await openHome('visit-alarms')
  visit = await started(home)
}, 60_000)
afterEach(() => home.api.stop())

const press = (client = home.publicHealth) =>
  client.post<AlarmView>(`/api/visits/${visit.id}/alarm`)
const list = async (more = '') =>
  (await home.desk.get<Items<AlarmView>>(`/api/visits/alarms?orgId=org-east${more}`)).body.items
const acknowledge = (client: Home['desk'], id: string) =>
  client.post<AlarmView>(`/api/visits/alarms/${id}/acknowledge`)
const close = (client: Home['desk'], id: string, note = '误触，已电话核实') =>
  client.post<AlarmView>(`/api/visits/alarms/${id}/close`, { note })
const alarmsOf = async (client: Home['desk']) =>
  (await inboxOf(client)).filter(({ kind }) => kind === 'visit.alarm')

describe('an alarm', () => {
  it('reaches the duty desk at once, with the door, and is written into the trail', async () => {
    const { status, body } = await press()
    expect([status, body]).toMatchObject([
      201,
      { cause: 'pressed', raisedBy: '东公卫', visit: { id: visit.id, elder: { name: '钱秀英' } } },
    ])
    expect(body.told.map(({ name }) => name)).toEqual(['东前台'])
    expect((await alarmsOf(home.desk)).map(({ text }) => text)).toEqual([
      '东公卫上门钱秀英家时按下报警，请马上联系',
    ])
    expect(await list()).toMatchObject([{ id: body.id }])
    const { body: after } = await home.publicHealth.get<VisitView>(`/api/visits/${visit.id}`)
    expect(after.trail.at(-1)).toMatchObject({ event: 'alarm', act: { byName: '东公卫' } })
  })

  it('goes to the next contact after 60 seconds without an answer, not before', async () => {
    const { body } = await press()
    await runAt(home, '2026-03-06T10:00:59.999+08:00')
    expect(await alarmsOf(home.manager)).toEqual([])
    await runAt(home, '2026-03-06T10:01:00+08:00')
    expect(await alarmsOf(home.manager)).toHaveLength(1)
    expect((await list())[0]?.told.map(({ name }) => name)).toEqual(['东前台', '东主任'])
    expect(body.told).toHaveLength(1)
  })

  it('goes to nobody else once somebody took it', async () => {
    const { body } = await press()
    home.api.clock.set('2026-03-06T10:00:30+08:00')
    const taken = await acknowledge(home.desk, body.id)
    expect([taken.status, taken.body.acknowledgedBy]).toEqual([200, '东前台'])
    await runAt(home, '2026-03-06T10:05:00+08:00')
    expect(await alarmsOf(home.manager)).toEqual([])
    expect((await list())[0]?.told).toHaveLength(1)
  })

  it('tells whoever pressed it, when she asks, who was told and who took it, and nothing of the elder', async () => {
    const { body } = await press()
    const ask = () => home.publicHealth.get<AlarmProgress>(`/api/visits/alarms/${body.id}`)
    expect((await ask()).body).not.toHaveProperty('acknowledgedBy')
    await acknowledge(home.desk, body.id)
    const { status, body: answered } = await ask()
    expect([status, answered]).toMatchObject([
      200,
      { told: [{ name: '东前台' }], acknowledgedBy: '东前台' },
    ])
    expect(JSON.stringify(answered)).not.toContain('钱秀英')
  })

  it('is taken once, of two who take it at the same moment', async () => {
    const { body } = await press()
    const answers = await Promise.all([
      acknowledge(home.desk, body.id),
      acknowledge(home.manager, body.id),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(codeOf(await acknowledge(home.doctor, body.id))).toEqual([409, 'alarm.taken'])
  })

  it('pressed again while it rings is the same one; after it was closed a new one', async () => {
    const answers = await Promise.all([press(), press(), press()])
    const ids = new Set(answers.map(({ body }) => body.id))
    expect(ids.size).toBe(1)
    const [id = ''] = ids
    await acknowledge(home.desk, id)
    expect((await close(home.desk, id)).body).toMatchObject({ closedNote: '误触，已电话核实' })
    expect((await press()).body.id).not.toBe(id)
    expect(await list('&state=closed')).toMatchObject([{ id, closedBy: '东前台' }])
  })

  it('moves no version: the step the nurse takes next still goes through', async () => {
    await press()
    const { status } = await home.publicHealth.post(`/api/visits/${visit.id}/abort`, {
      version: visit.version,
      reason: '有人威胁',
    })
    expect(status).toBe(200)
  })
})

describe('an alarm is refused', () => {
  it('to be taken or closed by whoever pressed it', async () => {
    const { body } = await press()
    expect(codeOf(await acknowledge(home.publicHealth, body.id))).toEqual([403, 'alarm.own'])
    await acknowledge(home.desk, body.id)
    expect(codeOf(await close(home.publicHealth, body.id))).toEqual([403, 'alarm.own'])
  })

  it('to be closed before somebody took it, and twice', async () => {
    const { body } = await press()
    expect(codeOf(await close(home.desk, body.id))).toEqual([409, 'alarm.not-taken'])
    await acknowledge(home.desk, body.id)
    await close(home.desk, body.id)
    expect(codeOf(await close(home.desk, body.id))).toEqual([409, 'alarm.closed'])
    expect(codeOf(await acknowledge(home.manager, body.id))).toEqual([409, 'alarm.closed'])
  })

  it('to families, to other houses, and for visits and alarms that are none', async () => {
    const { body } = await press()
    const west = await home.api.signIn(home.staff.westDesk)
    expect(codeOf(await press(home.daughter))).toEqual([403, 'who.not-allowed'])
    expect(codeOf(await press(west))).toEqual([404, 'visit.not-found'])
    expect(codeOf(await acknowledge(west, body.id))).toEqual([404, 'alarm.not-found'])
    expect(codeOf(await acknowledge(home.desk, 'f'.repeat(24)))).toEqual([404, 'alarm.not-found'])
    expect(codeOf(await west.get(`/api/visits/alarms/${body.id}`))).toEqual([
      ...[404, 'alarm.not-found'],
    ])
    expect(codeOf(await west.get('/api/visits/alarms?orgId=org-east'))).toEqual([
      404,
      'organisation.not-found',
    ])
  })
})

describe('a visit over its time', () => {
  const overtimeList = async () =>
    (await home.desk.get<Items<VisitCard>>('/api/visits/lists/overtime?orgId=org-east')).body.items

  it('stands on the list from 15 minutes on, and rings by itself at 30, once', async () => {
    await runAt(home, '2026-03-06T11:14:00+08:00')
    expect(await overtimeList()).toEqual([])
    await runAt(home, '2026-03-06T11:15:00+08:00')
    expect(await overtimeList()).toMatchObject([{ id: visit.id }])
    expect(await list()).toEqual([])
    await runAt(home, '2026-03-06T11:30:00+08:00')
    await runAt(home, '2026-03-06T11:31:00+08:00')
    const [alarm, ...others] = await list()
    expect([alarm, others]).toMatchObject([{ cause: 'overtime', raisedBy: '系统' }, []])
    await acknowledge(home.desk, alarm?.id ?? '')
    await close(home.desk, alarm?.id ?? '', '护士已离开，忘了点完成')
    await runAt(home, '2026-03-06T12:30:00+08:00')
    expect(await list()).toEqual([])
    expect((await kindsOf(home.desk)).filter((kind) => kind === 'visit.overtime')).toHaveLength(2)
  })

  it('that was over in time rings never', async () => {
    await home.publicHealth.post(`/api/visits/${visit.id}/abort`, {
      version: visit.version,
      reason: '老人要休息',
    })
    await runAt(home, '2026-03-06T12:00:00+08:00')
    expect([await list(), await overtimeList()]).toEqual([[], []])
    expect(await kindsOf(home.desk)).not.toContain('visit.overtime')
  })
})

describe('somebody on the way', () => {
  it('who never arrives rings too', async () => {
    await home.api.stop()
    home = await openHome('visit-alarms')
    visit = await setOff(home)
    await runAt(home, '2026-03-06T11:30:00+08:00')
    expect(await list()).toMatchObject([{ cause: 'overtime', visit: { state: 'set-off' } }])
  })
})
