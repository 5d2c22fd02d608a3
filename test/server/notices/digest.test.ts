import { registerElder } from '../../support/build'
import { signed } from '../contracts/steps'
import { allow, at, bindWechat, openPost, receivedBy, rowsAbout, stateOf } from './support'
import type { Post } from './support'

let post: Post

beforeAll(async () => {
  post = await openPost('digest')
})
afterAll(() => post.stop())
beforeEach(() => post.api.clock.set('2026-03-04T10:00:00+08:00'))

/** An elder with WeChat who allows five messages of every template. */
async function elderOnWechat(): Promise<string> {
  const elderId = await registerElder()
  await bindWechat(elderId)
  for (const template of ['demo-contract', 'demo-expiring', 'demo-family']) {
    await allow(post, elderId, template, 5)
  }
  return elderId
}

const tell = async (elderId: string, kind: 'contract.ended' | 'binding.made', instant: string) =>
  post.api.rooms.notices.tell({ room: 'test', id: `${kind} ${elderId} ${instant}` }, [
    { kind, elderId, at: new Date(instant), text: `${kind} ${instant.slice(11, 16)}` },
  ])

describe('a day of an elder', () => {
  it('has one digest: what falls due later waits for the next morning', async () => {
    const elderId = await elderOnWechat()
    await tell(elderId, 'contract.ended', '2026-03-04T09:00:00+08:00')
    await tell(elderId, 'contract.ended', '2026-03-04T09:30:00+08:00')
    await tell(elderId, 'contract.ended', '2026-03-04T15:00:00+08:00')
    await at(post, '2026-03-04T10:00:00+08:00')
    expect(receivedBy(post, elderId)).toEqual([
      { thing1: '2条消息', thing2: '您有2条消息，请点开查看', date3: '2026-03-04' },
    ])
    await at(post, '2026-03-04T15:01:00+08:00')
    await at(post, '2026-03-04T20:00:00+08:00')
    expect(receivedBy(post, elderId)).toHaveLength(1)
    await at(post, '2026-03-05T07:00:00+08:00')
    expect(receivedBy(post, elderId)[1]).toMatchObject({ thing2: 'contract.ended 15:00' })
  })

  it('is quiet from nine in the evening to seven in the morning', async () => {
    const elderId = await elderOnWechat()
    await tell(elderId, 'contract.ended', '2026-03-06T21:00:00+08:00')
    await at(post, '2026-03-06T21:00:00+08:00')
    await at(post, '2026-03-07T06:59:00+08:00')
    expect(receivedBy(post, elderId)).toEqual([])
    await at(post, '2026-03-07T07:00:00+08:00')
    expect(receivedBy(post, elderId)).toHaveLength(1)
  })

  it('is not quiet for what is urgent, which is no digest either', async () => {
    const elderId = await elderOnWechat()
    await tell(elderId, 'binding.made', '2026-03-08T23:00:00+08:00')
    await tell(elderId, 'binding.made', '2026-03-08T23:05:00+08:00')
    await at(post, '2026-03-08T23:05:00+08:00')
    expect(receivedBy(post, elderId)).toHaveLength(2)
  })

  it('is quiet for longer when the elder wants it so', async () => {
    const elderId = await elderOnWechat()
    const phone = await post.api.signIn(elderId)
    const wanted = { quietFrom: '18:00', quietTo: '09:30', muted: [] }
    const body = JSON.stringify(wanted)
    const headers = { 'Content-Type': 'application/json' }
    const saved = await phone.send('PUT', '/api/notices/settings', { body, headers })
    expect([saved.status, saved.body]).toEqual([200, wanted])
    await tell(elderId, 'contract.ended', '2026-03-09T18:30:00+08:00')
    await at(post, '2026-03-09T18:30:00+08:00')
    await at(post, '2026-03-10T09:29:00+08:00')
    expect(receivedBy(post, elderId)).toEqual([])
    await at(post, '2026-03-10T09:30:00+08:00')
    expect(receivedBy(post, elderId)).toHaveLength(1)
  })

  it('leaves out what was muted, which stays in the list of the program', async () => {
    const { elderId, elder } = await signed(post)
    await bindWechat(elderId)
    await allow(post, elderId, 'demo-contract')
    const settings = { quietFrom: '21:00', quietTo: '07:00', muted: ['contract.accepted'] }
    const headers = { 'Content-Type': 'application/json' }
    await elder.send('PUT', '/api/notices/settings', { body: JSON.stringify(settings), headers })
    await at(post, '2026-03-04T10:01:00+08:00')
    expect(receivedBy(post, elderId)).toEqual([])
    expect(await stateOf(elderId, 'contract.accepted')).toEqual([['muted', 'in-app', undefined]])
    expect((await elder.get('/api/notices')).body).toMatchObject({ unread: 1 })
  })
})

describe('leave given for messages', () => {
  it('is used up one by one; without any left the elder is called', async () => {
    const elderId = await registerElder()
    await bindWechat(elderId)
    await allow(post, elderId, 'demo-contract', 1)
    await tell(elderId, 'contract.ended', '2026-03-10T09:00:00+08:00')
    await at(post, '2026-03-10T09:00:00+08:00')
    await tell(elderId, 'contract.ended', '2026-03-11T09:00:00+08:00')
    await at(post, '2026-03-11T09:00:00+08:00')
    expect((await rowsAbout(elderId)).map(({ state, why }) => [state, why])).toEqual([
      ['sent', undefined],
      ['sent', 'no-grant'],
    ])
  })

  it('is nothing any more after a refusal, whatever was counted', async () => {
    const elderId = await registerElder()
    await bindWechat(elderId)
    const phone = await post.api.signIn(elderId)
    const answers = [{ templateId: 'demo-contract', answer: 'accept' }]
    for (let time = 0; time < 3; time++) await phone.post('/api/notices/grants', { answers })
    await tell(elderId, 'contract.ended', '2026-03-12T09:00:00+08:00')
    await at(post, '2026-03-12T09:00:00+08:00')
    await tell(elderId, 'contract.ended', '2026-03-13T09:00:00+08:00')
    await at(post, '2026-03-13T09:00:00+08:00')
    expect((await rowsAbout(elderId)).map(({ state, why }) => [state, why])).toEqual([
      ['refused', 'refused'],
      ['sent', 'no-grant'],
    ])
  })

  it('belongs to the WeChat account: another account begins at nothing', async () => {
    const elderId = await registerElder()
    const phone = await post.api.signIn(elderId)
    const answers = [{ templateId: 'demo-contract', answer: 'accept' }]
    await phone.post('/api/notices/grants', { answers })
    await bindWechat(elderId)
    await tell(elderId, 'contract.ended', '2026-03-14T09:00:00+08:00')
    await at(post, '2026-03-14T09:00:00+08:00')
    expect(await stateOf(elderId, 'contract.ended')).toEqual([['sent', 'phone-list', 'no-grant']])
  })
})
