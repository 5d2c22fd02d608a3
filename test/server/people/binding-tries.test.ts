import mongoose from 'mongoose'
import type { SignedIn } from '../../../shared/sign-in'
import type { Api, Client } from '../../support/api'
import { freshNumber, openBindings, registerKnown } from '../../support/bound'
import type { Bindings, Known, Told } from '../../support/bound'

let bindings: Bindings
let api: Api
let desk: Client
beforeAll(async () => {
  bindings = await openBindings('binding_tries')
  ;({ api, desk } = bindings)
})
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(() => bindings.stop())

const newcomer = () => bindings.newcomer()

const bind = (client: Client, known: Known) =>
  client.post<Told<SignedIn>>('/api/session/bind', bindings.claimOf(known))

describe('tries', () => {
  it('at one number end after ten within an hour, for the right one too, and begin again later', async () => {
    const elder = await registerKnown(desk)
    const wrong = { ...elder, name: '猜的' }
    for (let each = 0; each < 10; each++)
      expect((await bind(await newcomer(), wrong)).body.error.code).toBe('sign-in.no-match')
    const over = await bind(await newcomer(), elder)
    expect([over.status, over.body.error.code]).toEqual([429, 'sign-in.too-many-tries'])
    api.clock.set('2026-03-04T10:59:59+08:00')
    expect((await bind(await newcomer(), elder)).status).toBe(429)
    api.clock.set('2026-03-04T11:00:00+08:00')
    expect((await bind(await newcomer(), elder)).status).toBe(201)
  })

  it('end the same for a number that nobody has', async () => {
    api.clock.set('2026-03-04T14:00:00+08:00')
    const nobody = {
      id: '',
      name: '无此人',
      identityNumber: freshNumber(),
      phone: '13800000000',
    }
    const answers: string[] = []
    for (let each = 0; each < 11; each++)
      answers.push((await bind(await newcomer(), nobody)).body.error.code)
    expect(answers).toEqual([
      ...Array<string>(10).fill('sign-in.no-match'),
      'sign-in.too-many-tries',
    ])
  })

  it('by one account end after ten, whomever it names', async () => {
    api.clock.set('2026-03-04T17:00:00+08:00')
    const phone = await newcomer()
    const nobody = () => ({
      id: '',
      name: '无此人',
      identityNumber: freshNumber(),
      phone: '13800000000',
    })
    for (let each = 0; each < 10; each++) await bind(phone, nobody())
    expect((await bind(phone, nobody())).body.error.code).toBe('sign-in.too-many-tries')
  })

  it('many at once are counted one by one', async () => {
    api.clock.set('2026-03-04T20:00:00+08:00')
    const elder = { ...(await registerKnown(desk)), name: '猜的' }
    const many = await Promise.all(Array.from({ length: 16 }, newcomer))
    const answers = await Promise.all(many.map((phone) => bind(phone, elder)))
    const codes = answers.map(({ body }) => body.error.code)
    expect(codes.filter((code) => code === 'sign-in.no-match')).toHaveLength(10)
    expect(codes.filter((code) => code === 'sign-in.too-many-tries')).toHaveLength(6)
  })

  it('leave no number and no address behind in the clear', async () => {
    const rows = JSON.stringify(await mongoose.connection.collection('tries').find().toArray())
    expect(rows).not.toMatch(/980101|127\.0\.0\.1/)
  })
})
