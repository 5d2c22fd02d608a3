import { no, signed } from '../contracts/steps'
import { at, openPost } from './support'
import type { Post } from './support'

let post: Post

beforeAll(async () => {
  post = await openPost('phone-list')
})
afterAll(() => post.stop())
beforeEach(() => post.api.clock.set('2026-03-04T10:00:00+08:00'))

describe('the phone list', () => {
  it('is seen by the team, the desk and the manager, and by nobody else’s', async () => {
    const { elderId } = await signed(post)
    await at(post, '2026-03-04T10:40:00+08:00')
    const sees = async (role: keyof Post['as']) => {
      const { body } = await post.as[role].get('/api/notices/phone-list?limit=100')
      return (body.items as { elder: { id: string } }[]).some(({ elder }) => elder.id === elderId)
    }
    expect(await sees('nurse')).toBe(true)
    expect(await sees('desk')).toBe(true)
    expect(await sees('manager')).toBe(true)
    expect(await sees('westNurse')).toBe(false)
    expect(await sees('westDesk')).toBe(false)
    expect(no(await post.as.county.get('/api/notices/phone-list'))).toEqual([
      403,
      'who.not-allowed',
    ])
  })

  it('of one team can be asked for', async () => {
    await signed(post)
    await at(post, '2026-03-04T10:50:00+08:00')
    const east = await post.as.manager.get('/api/notices/phone-list?teamId=team-east')
    const west = await post.as.manager.get('/api/notices/phone-list?teamId=team-west')
    expect(east.body.items.length).toBeGreaterThan(0)
    expect(west.body.items).toEqual([])
  })

  it('loses whoever was reached, and keeps whoever was not', async () => {
    const { elderId } = await signed(post)
    await at(post, '2026-03-04T11:00:00+08:00')
    const rows = async () => {
      const { body } = await post.as.nurse.get('/api/notices/phone-list?limit=100')
      const items = body.items as { id: string; elder: { id: string }; outcome?: string }[]
      return items.filter(({ elder }) => elder.id === elderId)
    }
    const [{ id } = { id: '' }] = await rows()
    const done = (outcome: string, who: keyof Post['as'] = 'nurse') =>
      post.as[who].post(`/api/notices/phone-list/${id}/done`, { outcome })
    expect((await done('not-reached')).body).toMatchObject({
      outcome: 'not-reached',
      doneByName: '东护士',
      doneAt: '2026-03-04T03:00:00.000Z',
    })
    expect(await rows()).toMatchObject([{ id, outcome: 'not-reached' }])
    expect(no(await done('reached', 'westNurse'))).toEqual([404, 'notice.not-found'])
    const twice = await Promise.all([done('reached'), done('reached', 'desk')])
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 404])
    expect(await rows()).toEqual([])
  })
})
