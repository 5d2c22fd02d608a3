import type { ComplaintView } from '../../../../shared/visits/safety'
import { NoticeModel } from '../../../../server/notices/models/notice'
import { staffStore } from '../../../../server/people/stores/staff'
import { addRelative } from '../../../support/build'
import { book, codeOf, finished, inboxOf, openHome, runAt, step } from './steps'
import type { Booked, Home } from './steps'

let home: Home
let visit: Booked
beforeEach(async () => {
  home = await openHome('visit-complaints')
  visit = await finished(home)
}, 60_000)
afterEach(() => home.api.stop())

const complain = (client = home.daughter, text = '迟到半个小时') =>
  client.post<ComplaintView>(`/api/visits/${visit.id}/complaint`, { text })
const close = (client: Home['desk'], id: string) =>
  client.post(`/api/visits/complaints/${id}/close`, { note: '已道歉，下次提前出发' })
const list = async (client: Home['desk'], query: string) =>
  client.get(`/api/visits/complaints?${query}`)

describe('a complaint', () => {
  it('has to be answered in five working days by the calendar, and the manager is told', async () => {
    const { status, body } = await complain()
    expect([status, body]).toMatchObject([
      201,
      { text: '迟到半个小时', byName: '钱女儿', dueOn: '2026-03-13', visit: { id: visit.id } },
    ])
    expect((await inboxOf(home.manager)).at(-1)).toMatchObject({ kind: 'visit.complaint' })
  })

  it('is read by the house and by her side, and answered once', async () => {
    const { body } = await complain()
    expect((await list(home.manager, 'orgId=org-east')).body.items).toMatchObject([{ id: body.id }])
    const answers = await Promise.all([close(home.manager, body.id), close(home.desk, body.id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await list(home.manager, 'orgId=org-east')).body.items).toEqual([])
    const own = await list(home.daughter, `elderId=${home.elderId}&state=closed`)
    expect(own.body.items).toMatchObject([{ closed: { note: '已道歉，下次提前出发' } }])
  })

  it('is written down by the desk for whoever calls', async () => {
    expect((await complain(home.desk)).body).toMatchObject({ byName: '东前台' })
  })
})

describe('the answer', () => {
  const answered = async (client: Home['desk']) =>
    (await inboxOf(client)).filter(({ kind }) => kind === 'visit.complaint-answered')

  it('is told to whoever complained, and to nobody else; what it says stands behind the tap', async () => {
    const { body } = await complain()
    await close(home.manager, body.id)
    expect(await answered(home.daughter)).toMatchObject([
      { text: '3月6日的投诉有答复了，点开看看', page: `/pages/visit/index?id=${visit.id}` },
    ])
    expect(await answered(home.elder)).toEqual([])
    expect(await answered(home.publicHealth)).toEqual([])
  })

  it('to what the desk wrote down for a caller is told to the elder and her daughter', async () => {
    const { body } = await complain(home.desk)
    await close(home.manager, body.id)
    expect(await answered(home.elder)).toHaveLength(1)
    expect(await answered(home.daughter)).toHaveLength(1)
    expect(await answered(home.desk)).toEqual([])
  })

  it('is told once, however many answer at the same moment', async () => {
    const { body } = await complain()
    await Promise.all([close(home.manager, body.id), close(home.desk, body.id)])
    expect(await answered(home.daughter)).toHaveLength(1)
  })

  it('of the night rings nobody: it is sent in the morning', async () => {
    const { body } = await complain()
    home.api.clock.set('2026-03-06T22:00:00+08:00')
    await close(home.manager, body.id)
    const states = async () =>
      (await NoticeModel.find({ kind: 'visit.complaint-answered' })).map(({ state }) => state)
    await runAt(home, '2026-03-06T22:01:00+08:00')
    expect(await states()).toEqual(['scheduled'])
    await runAt(home, '2026-03-07T07:00:00+08:00')
    expect(await states()).toEqual(['sent'])
  })
})

describe('a complaint is refused', () => {
  it('to be closed by whoever it is about', async () => {
    const at = { orgId: 'org-east', orgName: '东街道社区卫生服务中心', from: '2020-01-01' }
    const personId = home.staff.publicHealth
    const facts = { name: '东公卫', title: '在岗', qualifications: [] }
    await staffStore.addMany([{ ...at, ...facts, personId, role: 'manager' }])
    const { body } = await complain()
    const both = await home.api.signIn(personId)
    expect(codeOf(await close(both, body.id))).toEqual([403, 'complaint.own'])
    expect((await close(home.manager, body.id)).status).toBe(200)
    expect((await inboxOf(both)).map(({ kind }) => kind)).not.toContain('visit.complaint')
  })

  it('to relatives who may not book, to other houses, and to nobody in particular', async () => {
    const elder = { id: home.elderId, name: '钱秀英' }
    const reader = await addRelative(
      elder,
      { name: '外甥', relation: '母亲' },
      { scopes: ['read'], contactOrder: 2 },
    )
    const { body } = await complain()
    expect((await complain(await home.api.signIn(reader))).status).toBe(403)
    const west = await home.api.signIn(home.staff.westManager)
    expect(codeOf(await complain(west))).toEqual([404, 'visit.not-found'])
    expect(codeOf(await close(west, body.id))).toEqual([404, 'complaint.not-found'])
    expect(codeOf(await list(home.manager, ''))).toEqual([422, 'complaint.whose'])
    const both = `orgId=org-east&elderId=${home.elderId}`
    expect(codeOf(await list(home.manager, both))).toEqual([422, 'complaint.whose'])
    expect(codeOf(await list(home.daughter, 'orgId=org-east'))).toEqual([403, 'who.not-allowed'])
  })

  it('without words', async () => {
    expect(codeOf(await complain(home.daughter, '  '))).toEqual([422, 'input.invalid'])
  })
})

describe('what both sides say of a visit', () => {
  const rate = (client: Home['desk'], body: object = { stars: 5, words: '很细心' }) =>
    client.post(`/api/visits/${visit.id}/rating`, body)

  it('is kept once a side, and both see it', async () => {
    expect((await rate(home.daughter)).status).toBe(200)
    expect((await rate(home.publicHealth, { stars: 4 })).status).toBe(200)
    const { body } = await home.elder.get(`/api/visits/${visit.id}`)
    expect(body.ratings).toMatchObject([
      { side: 'resident', stars: 5, words: '很细心', byName: '钱女儿' },
      { side: 'staff', stars: 4, byName: '东公卫' },
    ])
    expect(codeOf(await rate(home.elder))).toEqual([409, 'visit.rated'])
    expect(codeOf(await rate(home.publicHealth))).toEqual([409, 'visit.rated'])
  })

  it('is refused to the house, with other stars, and before it is done', async () => {
    expect(codeOf(await rate(home.desk))).toEqual([403, 'visit.not-yours'])
    for (const stars of [0, 6, 4.5, '5'])
      expect(codeOf(await rate(home.daughter, { stars }))).toEqual([422, 'input.invalid'])
    const { body } = await home.elder.get(`/api/visits/${visit.id}`)
    expect(body.ratings).toEqual([])
  })

  it('of a visit that is to come is refused', async () => {
    visit = await book(home, { day: '2026-03-10' })
    expect(codeOf(await rate(home.daughter))).toEqual([409, 'visit.not-over'])
    await step(home.desk, visit, 'cancel', { reason: '不需要了' })
    visit = { ...visit, version: visit.version + 1 }
    expect(codeOf(await rate(home.daughter))).toEqual([409, 'visit.not-over'])
  })
})
