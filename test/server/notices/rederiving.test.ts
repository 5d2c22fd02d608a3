import { registerElder } from '../../support/build'
import { asked } from '../contracts/steps'
import { openPost, rowsAbout } from './support'
import type { Post } from './support'

let post: Post

beforeAll(async () => {
  post = await openPost('rederiving')
})
afterAll(() => post.stop())

const statesOf = async (elderId: string) =>
  (await rowsAbout(elderId)).map(({ kind, state }) => [kind, state])

describe('deriving', () => {
  const owed = (elderId: string, text: string) => ({
    kind: 'binding.made' as const,
    elderId,
    at: new Date('2026-03-04T02:00:00Z'),
    text,
  })

  it('is the same whether said once or by five at the same time', async () => {
    const elderId = await registerElder()
    const { tell } = post.api.rooms.notices
    const say = () => tell({ room: 'binding', id: 'one' }, [owed(elderId, '您的档案绑定了微信')])
    await Promise.all([say(), say(), say(), say(), say()])
    await say()
    expect(await rowsAbout(elderId)).toHaveLength(1)
  })

  it('says in the words that hold now, and revives what is owed again', async () => {
    const elderId = await registerElder()
    const { tell } = post.api.rooms.notices
    const subject = { room: 'binding', id: 'two' }
    await tell(subject, [owed(elderId, '一')])
    await tell(subject, [])
    expect(await rowsAbout(elderId)).toMatchObject([{ state: 'cleared' }])
    await tell(subject, [owed(elderId, '二')])
    expect(await rowsAbout(elderId)).toMatchObject([{ state: 'scheduled', text: '二' }])
  })

  it('is undone with the change it belongs to', async () => {
    const { elderId, id } = await asked(post)
    await post.as.desk.post(`/api/contracts/${id}/accept`)
    const twice = await Promise.all(
      [1, 2].map(() => post.as.doctor.post(`/api/contracts/${id}/accept`)),
    )
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await statesOf(elderId)).toHaveLength(3)
  })
})
