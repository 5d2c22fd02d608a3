import { addRelative } from '../../support/build'
import { signed } from '../contracts/steps'
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

beforeAll(async () => {
  post = await openPost('sending')
})
afterAll(() => post.stop())
beforeEach(() => at(post, '2026-03-04T10:00:00+08:00'))

describe('a notice of a new contract', () => {
  it('reaches the elder by WeChat, once, in the words the template allows', async () => {
    const { elderId } = await signed(post)
    await bindWechat(elderId)
    await allow(post, elderId, 'demo-contract', 2)
    await at(post, '2026-03-04T10:01:00+08:00')
    await at(post, '2026-03-04T10:02:00+08:00')
    expect(receivedBy(post, elderId)).toEqual([
      { thing1: '签约已生效', thing2: '与东团队的签约已生效', date3: '2026-03-04' },
    ])
    expect(await stateOf(elderId, 'contract.accepted')).toEqual([['sent', 'wechat', undefined]])
  })

  it('opens the page of the contract', async () => {
    const { elderId } = await signed(post)
    await bindWechat(elderId)
    await allow(post, elderId, 'demo-contract')
    await at(post, '2026-03-04T10:03:00+08:00')
    const sent = post.wechat.sent.at(-1)
    expect(sent?.page).toBe('pages/contract/index')
  })

  it('goes to the phone list when the elder has no WeChat, and nobody of the family has', async () => {
    const { elderId } = await signed(post)
    await at(post, '2026-03-04T10:04:00+08:00')
    expect(await stateOf(elderId, 'contract.accepted')).toEqual([
      ['sent', 'phone-list', 'no-wechat'],
    ])
    expect(await callsAbout(post.as.nurse, elderId)).toMatchObject([
      { kind: 'contract.accepted', text: '与东团队的签约已生效', why: 'no-wechat' },
    ])
  })

  it('is told to the daughter instead of called about, when she has WeChat and her mother has not', async () => {
    const { elderId } = await signed(post, {}, { name: '李桂英' })
    const mother = { id: elderId, name: '李桂英' }
    const daughterId = await addRelative(mother, { name: '陈敏', relation: '母亲' })
    await bindWechat(daughterId)
    await allow(post, daughterId, 'demo-expiring')
    await at(post, '2027-02-02T08:29:00+08:00')
    await at(post, '2027-02-02T08:30:00+08:00')
    expect(receivedBy(post, daughterId)).toEqual([
      { thing1: '家庭医生签约3月3日到期，可以续约', date2: '2027-02-02' },
    ])
    expect(await stateOf(elderId, 'contract.expiring-30')).toEqual([
      ['sent', 'wechat', undefined],
      ['sent', 'in-app', 'no-wechat'],
    ])
    expect(await callsAbout(post.as.nurse, elderId)).toEqual([])
  })

  it('goes to the phone list when the elder has WeChat but gave no leave', async () => {
    const { elderId } = await signed(post)
    await bindWechat(elderId)
    await at(post, '2026-03-04T10:05:00+08:00')
    expect(await stateOf(elderId, 'contract.accepted')).toEqual([
      ['sent', 'phone-list', 'no-grant'],
    ])
  })
})

describe('what WeChat answers', () => {
  const sendNow = async (minute: string) => {
    const { elderId } = await signed(post)
    await bindWechat(elderId)
    await allow(post, elderId, 'demo-contract', 5)
    await at(post, `2026-03-04T${minute}:00+08:00`)
    return elderId
  }

  it('43101 is a normal branch: the elder is called, and the count of leave is nothing', async () => {
    post.wechat.answerNext('send', { errcode: 43101, errmsg: 'user refuse to accept the msg' })
    const elderId = await sendNow('11:00')
    expect(await stateOf(elderId, 'contract.accepted')).toEqual([
      ['refused', 'phone-list', 'refused'],
    ])
  })

  it('a template it does not know is a failure that is called about', async () => {
    post.wechat.answerNext('send', { errcode: 40037, errmsg: 'invalid template_id' })
    const elderId = await sendNow('11:01')
    expect(await stateOf(elderId, 'contract.accepted')).toEqual([
      ['failed', 'phone-list', 'failed'],
    ])
  })

  it('silence means that nobody knows: it is never sent again, and somebody calls', async () => {
    post.wechat.answerNext('send', 'hang')
    const elderId = await sendNow('11:02')
    expect(await stateOf(elderId, 'contract.accepted')).toEqual([
      ['unknown', 'phone-list', 'unknown'],
    ])
    await at(post, '2026-03-05T11:00:00+08:00')
    expect(receivedBy(post, elderId)).toEqual([])
  })

  it('busy is tried again five minutes later with the same leave', async () => {
    post.wechat.answerNext('send', { errcode: -1, errmsg: 'system error' })
    post.wechat.answerNext('send', { errcode: -1, errmsg: 'system error' })
    const elderId = await sendNow('11:03')
    expect(await stateOf(elderId, 'contract.accepted')).toEqual([
      ['scheduled', undefined, undefined],
    ])
    await at(post, '2026-03-04T11:08:00+08:00')
    expect(receivedBy(post, elderId)).toHaveLength(1)
    expect(await stateOf(elderId, 'contract.accepted')).toEqual([['sent', 'wechat', undefined]])
  })

  it('busy three times is a failure', async () => {
    for (let time = 0; time < 6; time++) {
      post.wechat.answerNext('send', { errcode: -1, errmsg: 'system error' })
    }
    const elderId = await sendNow('12:00')
    await at(post, '2026-03-04T12:05:00+08:00')
    await at(post, '2026-03-04T12:15:00+08:00')
    expect(await stateOf(elderId, 'contract.accepted')).toEqual([
      ['failed', 'phone-list', 'failed'],
    ])
  })
})

describe('the state of a notice', () => {
  it('is scheduled for 30 and 7 days before the end from the day of signing', async () => {
    const { elderId } = await signed(post)
    const due = async (kind: 'contract.expiring-30' | 'contract.expiring-7') =>
      (await rowsAbout(elderId, kind)).map(({ dueAt, state }) => [dueAt.toISOString(), state])
    expect(await due('contract.expiring-30')).toEqual([['2027-02-02T00:30:00.000Z', 'scheduled']])
    expect(await due('contract.expiring-7')).toEqual([['2027-02-25T00:30:00.000Z', 'scheduled']])
  })
})
