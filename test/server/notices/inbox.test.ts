import { addRelative, registerElder } from '../../support/build'
import { mandateStore } from '../../../server/people/stores/mandates'
import { act } from '../../support/build'
import { signed } from '../contracts/steps'
import { no } from '../contracts/steps'
import { openPost } from './support'
import type { Post } from './support'

let post: Post

beforeAll(async () => {
  post = await openPost('inbox')
})
afterAll(() => post.stop())
beforeEach(() => post.api.clock.set('2026-03-04T10:00:00+08:00'))

const send = (path: string, body: unknown) => ({
  method: 'PUT',
  path,
  init: { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } },
})

describe('the list of notices', () => {
  it('shows what is due, newest first, unread until read', async () => {
    const { elder, elderId } = await signed(post)
    await post.api.rooms.notices.tell({ room: 'binding', id: 'b' }, [
      { kind: 'binding.made', elderId, at: new Date('2026-03-04T01:00:00Z'), text: '已绑定' },
    ])
    const { body } = await elder.get('/api/notices')
    expect(body).toEqual({
      unread: 2,
      items: [
        {
          id: expect.any(String),
          kind: 'contract.accepted',
          title: '签约已生效',
          text: '与东团队的签约已生效',
          at: '2026-03-04T02:00:00.000Z',
          read: false,
          urgent: false,
          page: '/pages/contract/index',
        },
        {
          id: expect.any(String),
          kind: 'binding.made',
          title: '您的档案绑定了微信',
          text: '已绑定',
          at: '2026-03-04T01:00:00.000Z',
          read: false,
          urgent: true,
        },
      ],
    })
    const [first] = body.items as { id: string }[]
    expect((await elder.post('/api/notices/read', { ids: [first?.id] })).status).toBe(204)
    expect((await elder.get('/api/notices')).body).toMatchObject({
      unread: 1,
      items: [{ read: true }, { read: false }],
    })
  })

  it('is read page by page', async () => {
    const { elder, elderId } = await signed(post)
    const owed = [1, 2, 3].map((hour) => ({
      kind: 'binding.made' as const,
      elderId,
      at: new Date(`2026-03-04T00:0${hour}:00Z`),
      text: String(hour),
    }))
    await post.api.rooms.notices.tell({ room: 'binding', id: 'pages' }, owed)
    const first = (await elder.get('/api/notices?limit=3')).body
    const second = (await elder.get(`/api/notices?limit=3&after=${String(first.next)}`)).body
    const texts = [...first.items, ...second.items].map(({ text }: { text: string }) => text)
    expect(texts).toEqual(['与东团队的签约已生效', '3', '2', '1'])
    expect(second.next).toBeUndefined()
    expect(no(await elder.get('/api/notices?after=x'))).toEqual([422, 'page.bad-cursor'])
  })

  it('is everybody’s own: reading somebody else’s marks nothing', async () => {
    const { elder } = await signed(post)
    const { body } = await elder.get('/api/notices')
    const [{ id }] = body.items as [{ id: string }]
    await post.as.nurse.post('/api/notices/read', { ids: [id] })
    expect((await elder.get('/api/notices')).body.unread).toBe(1)
    expect((await post.as.nurse.get('/api/notices')).body.items).toEqual([])
  })

  it('names the elder to a relative, and falls silent with the mandate', async () => {
    const elderId = await registerElder({ name: '李桂英' })
    const mother = { id: elderId, name: '李桂英' }
    const daughterId = await addRelative(mother, { name: '陈敏', relation: '母亲' })
    await post.api.rooms.notices.tell({ room: 'glass', id: 'x' }, [
      { kind: 'file.break-glass', elderId, at: new Date('2026-03-04T01:00:00Z'), text: '看过' },
    ])
    const daughter = await post.api.signIn(daughterId)
    expect((await daughter.get('/api/notices')).body.items).toMatchObject([
      { about: { id: elderId, name: '李桂英' } },
    ])
    const [mandate] = await mandateStore.ofElder(elderId, '2026-03-04')
    await mandateStore.end(mandate?.id ?? '', 'revoked', { on: '2026-03-04', act })
    expect((await daughter.get('/api/notices')).body).toEqual({ unread: 0, items: [] })
  })

  it('is for those who are signed in', async () => {
    expect(no(await post.api.stranger.get('/api/notices'))).toEqual([401, 'session.missing'])
  })
})

describe('settings', () => {
  it('begin with the hours of the house', async () => {
    const { body } = await post.as.nurse.get('/api/notices/settings')
    expect(body).toEqual({ quietFrom: '21:00', quietTo: '07:00', muted: [] })
  })

  it.each([
    [{ quietFrom: '22:00', quietTo: '07:00', muted: [] }, 'notice.quiet-hours'],
    [{ quietFrom: '21:00', quietTo: '06:30', muted: [] }, 'notice.quiet-hours'],
    [{ quietFrom: '21:00', quietTo: '25:00', muted: [] }, 'input.invalid'],
    [{ quietFrom: '21:00', quietTo: '07:00', muted: ['binding.made'] }, 'notice.not-mutable'],
    [{ quietFrom: '21:00', quietTo: '07:00', muted: ['anything'] }, 'input.invalid'],
    [{ quietFrom: '21:00', quietTo: '07:00' }, 'input.invalid'],
  ])('refuse %j with %s', async (wanted, code) => {
    const { method, path, init } = send('/api/notices/settings', wanted)
    expect(no(await post.as.desk.send(method, path, init))).toEqual([422, code])
    expect((await post.as.desk.get('/api/notices/settings')).body.muted).toEqual([])
  })
})

describe('leave for messages', () => {
  it('is asked for by the templates of the account', async () => {
    const { body } = await post.as.nurse.get('/api/notices/templates')
    expect(body).toContainEqual({
      kind: 'contract.expiring-7',
      templateId: 'demo-expiring',
      title: '到期与上门提醒',
      longTerm: false,
    })
  })

  it('is refused for a template nobody knows, and nothing is counted', async () => {
    const answers = [
      { templateId: 'demo-family', answer: 'accept' },
      { templateId: 'unknown', answer: 'accept' },
    ]
    expect(no(await post.as.nurse.post('/api/notices/grants', { answers }))).toEqual([
      422,
      'notice.template-unknown',
    ])
  })

  it.each([[{ answers: [] }], [{ answers: [{ templateId: 'demo-family', answer: 'yes' }] }], [{}]])(
    'is refused as %j',
    async (body) => {
      expect(no(await post.as.nurse.post('/api/notices/grants', body))).toEqual([
        422,
        'input.invalid',
      ])
    },
  )
})
