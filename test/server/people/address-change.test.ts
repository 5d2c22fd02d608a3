import type { AddressView } from '../../../shared/register'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { paths, registerElder, settleCounty } from '../../support/build'

let api: Api
let desk: Client
let elderId: string
let home: AddressView
beforeAll(async () => {
  api = await startApi({ label: 'address_change' })
  desk = await api.signIn((await settleCounty()).desk)
})
beforeEach(async () => {
  elderId = await registerElder()
  home = await added({ label: '家', doorNote: '门铃坏了，打电话', floor: 5, lift: false })
})
afterAll(() => api.stop())

const whole = { communityCode: '980101001002', text: '桃源路12号3幢501室' }
const point = { longitude: 120.1, latitude: 30.2 }
const added = async (more: object) =>
  (await desk.post<AddressView>(`/api/people/${elderId}/addresses`, { ...whole, ...more })).body
const change = (body: object, id = home.id, person = elderId) =>
  desk.post(`/api/people/${person}/addresses/${id}/change`, body)
const clear = async (itemId = home.id) =>
  (
    await desk.post<{ value: string }>(`/api/people/${elderId}/clear`, {
      field: 'address',
      itemId,
      reason: '上门',
    })
  ).body.value
const listed = async () =>
  (await desk.get<{ addresses: AddressView[] }>(`/api/people/${elderId}`)).body.addresses

describe('an address', () => {
  it('keeps what is not named, also what lies sealed', async () => {
    const { status, body } = await change({ floor: 6, lift: true })
    expect(status).toBe(200)
    expect(body).toEqual({ ...home, floor: 6, lift: true })
    expect(await clear()).toBe('桃源路12号3幢501室（门铃坏了，打电话）')
  })

  it('gets another text, note and point, and is found by the new text', async () => {
    const { body } = await change({ text: '梧桐街8号', doorNote: '密码 2468', point })
    expect(body).toMatchObject({
      id: home.id,
      text: '梧桐街*号',
      hasDoorNote: true,
      hasPoint: true,
    })
    expect(await clear()).toBe('梧桐街8号（密码 2468）')
    const hits = async (q: string) =>
      (await desk.get<{ id: string }[]>(`/api/people/search?q=${q}`)).body.map(({ id }) => id)
    expect(await hits('梧桐街')).toContain(elderId)
    expect(await hits('桃源路12')).not.toContain(elderId)
  })

  it('loses what is taken away', async () => {
    await change({ point })
    const { body } = await change({ floor: null, lift: null, doorNote: null, point: null })
    const { floor: _floor, lift: _lift, hasDoorNote: _note, ...rest } = home
    expect(body).toEqual(rest)
    expect(await clear()).toBe('桃源路12号3幢501室')
  })

  it('becomes the one a visit names, and the other no longer is', async () => {
    const second = await added({ label: '女儿家' })
    expect((await change({ preferred: true }, second.id)).body.preferred).toBe(true)
    expect((await listed()).map(({ label, preferred }) => [label, preferred])).toEqual([
      ['家', false],
      ['女儿家', true],
    ])
  })

  it.each([
    ['nothing', {}, 422, 'input.invalid'],
    ['preferred taken away', { preferred: false }, 422, 'input.invalid'],
    ['no text', { text: null }, 422, 'input.invalid'],
    ['a point in the sea', { point: { longitude: 0, latitude: 0 } }, 422, 'input.invalid'],
    ['an unknown community', { communityCode: '999' }, 422, 'register.address-community'],
  ])('is refused with %s, and stays as it was', async (_, body, status, code) => {
    const answer = await change(body)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect(await listed()).toEqual([home])
  })

  it('that is not there, or of somebody elsewhere, is missing', async () => {
    expect((await change({ floor: 1 }, 'f'.repeat(24))).body.error.code).toBe(
      'register.address-not-found',
    )
    const west = await registerElder({ orgPath: paths.westHill })
    expect((await change({ floor: 1 }, home.id, west)).body.error.code).toBe('person.not-found')
  })
})
