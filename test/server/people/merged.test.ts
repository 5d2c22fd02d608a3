import mongoose from 'mongoose'
import type { NoticesView } from '../../../shared/notices'
import type { MergeView } from '../../../shared/register'
import { staffStore } from '../../../server/people/stores/staff'
import { accountStore } from '../../../server/people/stores/accounts'
import { addRelative, registerElder } from '../../support/build'
import { openCounty, signed } from '../contracts/steps'
import type { County } from '../contracts/steps'
import { recorded } from '../records/steps'

let county: County
let kept: string
let other: string
beforeAll(async () => {
  county = await openCounty('merged')
})
beforeEach(async () => {
  county.api.clock.set('2026-03-04T10:00:00+08:00')
  kept = await registerElder({ name: '王桂芳' })
  other = await registerElder({ name: '王桂芬' })
})
afterAll(() => county.api.stop())

async function merged(keptId = kept, otherId = other) {
  const pair = { keptId, otherId, why: '身份证同一人' }
  const { body } = await county.as.desk.post<MergeView>('/api/merges', pair)
  const answer = await county.as.manager.post(`/api/merges/${body.id}/decide`, { merge: true })
  expect([answer.status, answer.body.error]).toEqual([200, undefined])
  return () => county.as.manager.post(`/api/merges/${body.id}/undo`)
}

/** Something both the elder and who acts for her are told. */
const told = async (elderId: string) =>
  county.api.rooms.notices.tell({ room: 'glass', id: `told-${elderId}` }, [
    { kind: 'file.break-glass', elderId, at: new Date('2026-03-04T01:00:00Z'), text: '看过' },
  ])
const inboxOf = async (id: string) =>
  (await (await county.api.signIn(id)).get<NoticesView>('/api/notices')).body

describe('a file that was merged away', () => {
  it('shows contracts and services of both under the one id, to her and to who acts for her', async () => {
    const { elderId: other, id: contractId } = await signed(county)
    const ending = { reason: 'resident-asked', on: '2026-03-04' }
    const ended = await county.as.doctor.post(`/api/contracts/${contractId}/end`, ending)
    expect([ended.status, ended.body.error]).toEqual([200, undefined])
    const record = await recorded(county.as.nurse, other)
    const daughterId = await addRelative(
      { id: other, name: '王桂芬' },
      { name: '王小丽', relation: '母亲' },
    )
    await merged(kept, other)
    for (const id of [kept, daughterId]) {
      const phone = await county.api.signIn(id)
      const list = async (what: string) =>
        ((await phone.get(`/api/${what}?elderId=${kept}`)).body.items as { id: string }[]) ?? []
      expect((await list('contracts')).map((each) => each.id)).toEqual([contractId])
      expect((await list('records')).map((each) => each.id)).toEqual([record.id])
      expect((await phone.get(`/api/contracts/${contractId}`)).status).toBe(200)
      expect((await phone.get(`/api/records/${record.id}`)).status).toBe(200)
    }
  })

  it('takes mandates along: the kept person sees them, and ends them', async () => {
    const daughter = { name: '王小丽', relation: '母亲' } as const
    const daughterId = await addRelative({ id: other, name: '王桂芬' }, daughter)
    await merged()
    const phone = await county.api.signIn(daughterId)
    expect((await phone.get(`/api/people/${kept}`)).status).toBe(200)
    const elder = await county.api.signIn(kept)
    const { body } = await elder.get('/api/mandates')
    const [mandate] = body.given as { id: string }[]
    expect((await elder.post(`/api/mandates/${mandate?.id ?? ''}/revoke`, {})).status).toBe(200)
    for (const id of [kept, other]) expect((await phone.get(`/api/people/${id}`)).status).toBe(403)
  })

  it('takes the WeChat account along, and every session ends with her death', async () => {
    const account = await accountStore.seen({ openid: `of-${other}` }, county.api.clock.now())
    await accountStore.become(account.id, other)
    const phone = await county.api.signIn(other)
    await merged()
    for (const id of [kept, other]) {
      const { openidOf } = county.api.rooms.people.noticeWindow
      expect(await openidOf(id)).toBe(`of-${other}`)
    }
    await county.as.desk.post(`/api/people/${kept}/life`, { event: 'died', on: '2026-03-04' })
    expect((await phone.get('/api/session')).status).toBe(401)
  })

  it('takes along what she was told, and reading it is known', async () => {
    await told(other)
    const undo = await merged()
    const { unread, items } = await inboxOf(kept)
    expect([unread, items.map(({ text, about }) => [text, about])]).toEqual([
      1,
      [['看过', undefined]],
    ])
    const phone = await county.api.signIn(kept)
    await phone.post('/api/notices/read', { ids: items.map(({ id }) => id) })
    expect(await inboxOf(kept)).toMatchObject({ unread: 0, items: [{ read: true }] })
    await undo()
    expect(await inboxOf(kept)).toEqual({ unread: 0, items: [] })
    expect(await inboxOf(other)).toMatchObject({ unread: 0, items: [{ read: true }] })
  })

  it('tells who acts for her under the name of the kept file', async () => {
    const daughter = { name: '王小丽', relation: '母亲' } as const
    const daughterId = await addRelative({ id: other, name: '王桂芬' }, daughter)
    await told(other)
    await merged()
    const { items } = await inboxOf(daughterId)
    expect(items).toMatchObject([{ text: '看过', about: { id: kept, name: '王桂芳' } }])
  })

  it('lets whoever also works here go on working, until it is undone', async () => {
    const post = { role: 'desk', orgId: 'org-east', orgName: '东湖社区卫生服务中心' } as const
    const more = { title: '护士', qualifications: [], from: '2026-01-01' }
    await staffStore.addMany([{ personId: other, name: '王桂芬', ...post, ...more }])
    const statusOf = async (id: string) =>
      (await (await county.api.signIn(id)).get('/api/people')).status
    expect([await statusOf(kept), await statusOf(other)]).toEqual([403, 200])
    const undo = await merged()
    expect([await statusOf(kept), await statusOf(other)]).toEqual([200, 200])
    await undo()
    expect([await statusOf(kept), await statusOf(other)]).toEqual([403, 200])
  })

  it('is found by an index', async () => {
    const people = mongoose.connection.collection('people')
    await Promise.all(Array.from({ length: 50 }, () => registerElder()))
    await merged()
    const plan = await people.find({ mergedInto: { $in: [kept] } }).explain('executionStats')
    const { totalKeysExamined, totalDocsExamined } = plan['executionStats'] as Record<
      string,
      number
    >
    expect([totalKeysExamined, totalDocsExamined]).toEqual([1, 1])
  })
})
