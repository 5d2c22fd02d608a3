import mongoose from 'mongoose'
import { addRelative } from '../../support/build'
import { asked, drafted, no, signed } from '../contracts/steps'
import {
  allow,
  at,
  bindWechat,
  callsAbout,
  openPost,
  receivedBy,
  rowsAbout,
  stateOf,
} from './support'
import type { Post } from './support'

let post: Post
const signedOn = '2026-03-04T10:00:00+08:00'

beforeAll(async () => {
  post = await openPost('deriving')
})
afterAll(() => post.stop())
beforeEach(() => post.api.clock.set(signedOn))

const statesOf = async (elderId: string) =>
  (await rowsAbout(elderId)).map(({ kind, state }) => [kind, state])

describe('notices follow their contract', () => {
  it('an ask is told to the family, not to who asked', async () => {
    const { elderId, elder } = await asked(post)
    expect(await statesOf(elderId)).toEqual([])
    const drawn = await drafted(post)
    expect(await statesOf(drawn.elderId)).toEqual([['contract.asked', 'scheduled']])
    expect((await elder.get('/api/notices')).body).toEqual({ unread: 0, items: [] })
    expect((await drawn.elder.get('/api/notices')).body).toMatchObject({
      unread: 1,
      items: [{ kind: 'contract.asked', text: '东团队起草了签约，请您确认', read: false }],
    })
  })

  it('what the answer settled is cleared, so that nobody is asked any more', async () => {
    const { elderId, elder, id } = await drafted(post)
    await elder.post(`/api/contracts/${id}/confirm`, { way: 'phone' })
    expect(await statesOf(elderId)).toEqual([
      ['contract.asked', 'cleared'],
      ['contract.expiring-30', 'scheduled'],
      ['contract.expiring-7', 'scheduled'],
    ])
  })

  it('ending takes back the warnings, and tells the end', async () => {
    const { elderId, id } = await signed(post)
    const end = { reason: 'resident-asked', on: '2026-03-04' }
    expect((await post.as.desk.post(`/api/contracts/${id}/end`, end)).status).toBe(200)
    expect(await statesOf(elderId)).toEqual(
      expect.arrayContaining([
        ['contract.expiring-30', 'cleared'],
        ['contract.expiring-7', 'cleared'],
        ['contract.ended', 'scheduled'],
      ]),
    )
  })

  it('a renewal moves the warnings to the new end', async () => {
    const { elderId, id } = await signed(post)
    post.api.clock.set('2027-02-10T10:00:00+08:00')
    const answer = await post.as.doctor.post(`/api/contracts/${id}/renew`, { termMonths: 12 })
    expect(no(answer)).toEqual([200, undefined])
    const waiting = (await rowsAbout(elderId)).filter(({ state }) => state === 'scheduled')
    expect(waiting.map(({ kind, dueAt }) => [kind, dueAt.toISOString().slice(0, 10)])).toEqual([
      ['contract.expiring-30', '2028-02-03'],
      ['contract.expiring-7', '2028-02-26'],
    ])
  })

  it('looking every morning changes nothing and adds nobody twice', async () => {
    const { elderId } = await signed(post)
    await at(post, '2027-02-10T10:00:00+08:00')
    const before = await rowsAbout(elderId)
    await at(post, '2027-02-11T08:00:00+08:00')
    await at(post, '2027-02-12T08:00:00+08:00')
    expect(await rowsAbout(elderId)).toEqual(before)
  })

  it('a relative linked since is found the next morning', async () => {
    const { elderId } = await signed(post)
    post.api.clock.set('2027-02-01T10:00:00+08:00')
    const sonId = await addRelative(
      { id: elderId, name: '王桂芳' },
      { name: '王强', relation: '母亲' },
    )
    await at(post, '2027-02-02T08:00:00+08:00')
    const rows = await rowsAbout(elderId, 'contract.expiring-30')
    expect(rows.map(({ recipientId }) => recipientId)).toEqual([sonId, elderId])
  })

  it('a contract that came without notices is found when it runs out', async () => {
    const { elderId } = await signed(post)
    await mongoose.connection.collection('notices').deleteMany({ elderId })
    await at(post, '2027-02-25T08:00:00+08:00')
    expect(await statesOf(elderId)).toEqual([['contract.expiring-7', 'scheduled']])
  })
})

describe('at the moment of sending the contract is read again', () => {
  it('and what was ended behind the notices is cleared, not sent', async () => {
    const { elderId } = await signed(post)
    await bindWechat(elderId)
    await allow(post, elderId, 'demo-expiring', 2)
    // As a database mended by hand would be: no notice was derived from this change.
    await mongoose.connection.collection('contracts').updateOne(
      { elderId },
      {
        $set: { status: 'ended', endedOn: '2026-12-01', endReason: 'died' },
        $unset: { lane: 1 },
      },
    )
    await at(post, '2027-02-02T08:30:00+08:00')
    expect(receivedBy(post, elderId)).toEqual([])
    expect(await stateOf(elderId, 'contract.expiring-30')).toEqual([
      ['cleared', undefined, undefined],
    ])
  })

  it('and a relative whose mandate was taken back is not told', async () => {
    post.api.clock.set('2026-03-05T10:00:00+08:00')
    const { elderId } = await signed(post)
    const mother = { id: elderId, name: '王桂芳' }
    const daughterId = await addRelative(mother, { name: '陈敏', relation: '母亲' })
    await bindWechat(daughterId)
    await allow(post, daughterId, 'demo-expiring')
    await at(post, '2027-02-03T08:00:00+08:00')
    await mongoose.connection
      .collection('mandates')
      .updateMany(
        { elderId, relativeId: daughterId },
        { $set: { status: 'revoked' }, $unset: { lane: 1 } },
      )
    await at(post, '2027-02-03T08:31:00+08:00')
    expect(receivedBy(post, daughterId)).toEqual([])
    expect(await stateOf(elderId, 'contract.expiring-30')).toEqual([
      ['cleared', undefined, undefined],
      ['sent', 'phone-list', 'no-wechat'],
    ])
  })

  it('and after a death nobody of the family is written to or called', async () => {
    post.api.clock.set('2026-03-06T10:00:00+08:00')
    const { elderId } = await signed(post)
    const daughterId = await addRelative(
      { id: elderId, name: '王桂芳' },
      { name: '陈敏', relation: '母亲' },
    )
    await bindWechat(daughterId)
    await allow(post, daughterId, 'demo-expiring', 3)
    await at(post, '2026-03-06T10:30:00+08:00')
    expect(await callsAbout(post.as.desk, elderId)).toHaveLength(1)
    await post.api.rooms.notices.clearFor(elderId)
    expect(await callsAbout(post.as.desk, elderId)).toEqual([])
    await mongoose.connection
      .collection('people')
      .updateOne(
        { name: '王桂芳', _id: new mongoose.Types.ObjectId(elderId) },
        { $set: { 'life.status': 'died' } },
      )
    await at(post, '2027-02-04T08:00:00+08:00')
    await at(post, '2027-02-27T09:00:00+08:00')
    expect(receivedBy(post, daughterId)).toEqual([])
    const waiting = (await rowsAbout(elderId)).filter(({ state }) => state === 'scheduled')
    expect(waiting).toEqual([])
  })
})
