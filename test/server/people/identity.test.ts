import mongoose from 'mongoose'
import { createIdentities } from '../../../server/people/identity'
import type { PersonView } from '../../../shared/people'
import { refusals } from '../../../shared/refusals'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { numberOf, phoneNumber } from '../../support/documents'

let api: Api
let staff: Staff
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'identity' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
afterAll(() => api.stop())

let order = 0
const somebody = (more: object = {}) => ({
  name: `孙桂英${'甲乙丙丁戊己庚辛壬癸'[order % 10]}`,
  sex: 'female',
  birthDate: '1944-02-29',
  residence: 'resident',
  communityCode: '980101001002',
  identity: { kind: 'resident-id', number: numberOf('1944-02-29', 'female', (order += 1)) },
  ...more,
})
const register = (more: object = {}, client = desk) => client.post('/api/people', somebody(more))
const people = () => mongoose.connection.collection('people').countDocuments({ registered: true })
const identities = () => mongoose.connection.collection('identities')

describe('an identity number', () => {
  it('is answered masked, and stands nowhere in the clear', async () => {
    const number = numberOf('1944-02-29', 'female', 400)
    const { status, body, text } = await register({ identity: { kind: 'resident-id', number } })
    expect(status).toBe(201)
    expect((body as PersonView).identity).toEqual({
      kind: 'resident-id',
      masked: `9801**********${number.slice(14)}`,
    })
    expect(text).not.toContain(number)
    const rows = await identities().find({}).toArray()
    expect(JSON.stringify(rows)).not.toContain(number)
    expect(rows.find(({ personId }) => personId === body.id)?.['number']).toMatch(/^v1\.A\./)
  })

  it('belongs to one person, however it is written', async () => {
    const { body } = await register({
      birthDate: '1949-12-31',
      identity: { kind: 'resident-id', number: '110105491231002' },
    })
    expect((body as PersonView).identity).toEqual({
      kind: 'resident-id',
      masked: '1101**********002X',
      area: '北京市',
    })
    const before = await people()
    for (const number of ['11010519491231002X', '11010519491231002x', '110105 19491231 002X']) {
      const again = await register({
        birthDate: '1949-12-31',
        identity: { kind: 'resident-id', number },
      })
      expect([again.status, again.body.error.code]).toEqual([409, 'register.identity-known'])
    }
    expect(await people()).toBe(before)
    const id = api.rooms.people.identities.indexOf({
      kind: 'resident-id',
      number: '110105491231002',
    })
    expect(await identities().findOne({ _id: id as never })).toMatchObject({ personId: body.id })
  })

  it('belongs to one person also when two desks register at once, in different centres', async () => {
    const number = numberOf('1944-02-29', 'female', 401)
    const before = await people()
    const west = await api.signIn(staff.westDesk)
    const identity = { kind: 'resident-id', number }
    const answers = await Promise.all([
      register({ identity }),
      register({ identity, communityCode: '980101102001' }, west),
      register({ identity }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(await people()).toBe(before + 1)
  })

  it.each([
    ['a wrong check character', '110105194912310021', 'register.identity-invalid'],
    ['a day that is not in the calendar', '110105194902300020', 'register.identity-invalid'],
    [
      'the birth date of somebody else',
      numberOf('1944-02-28', 'female'),
      'register.identity-differs',
    ],
    ['the sex of somebody else', numberOf('1944-02-29', 'male'), 'register.identity-differs'],
    ['not a number at all', '我没带身份证', 'register.identity-invalid'],
    ['31 characters', '1'.repeat(31), 'input.invalid'],
  ])('with %s is refused and nothing is written', async (_, number, code) => {
    const before = [await people(), await identities().countDocuments()]
    const answer = await register({ identity: { kind: 'resident-id', number } })
    expect([answer.status, answer.body.error.code]).toEqual([422, code])
    expect([await people(), await identities().countDocuments()]).toEqual(before)
  })

  it('may be another document', async () => {
    const identity = { kind: 'hk-macao-permit', number: 'h 12345678' }
    expect((await register({ identity })).body.identity).toEqual({
      kind: 'hk-macao-permit',
      masked: 'H*****678',
    })
    expect((await register({ identity })).body.error.code).toBe('register.identity-known')
  })

  it('of an invented place is nobody’s outside the demonstration', async () => {
    const strict = createIdentities({ vault: api.vault, demoMode: false })
    const invented = { kind: 'resident-id', number: numberOf('1944-02-29', 'female') } as const
    expect(() => strict.read(invented)).toThrow(refusals['register.identity-invalid'].say)
    expect(api.rooms.people.identities.read(invented)).toEqual(invented)
  })
})

describe('a document entered later', () => {
  const enter = (id: string, number: string, client = desk) =>
    client.post(`/api/people/${id}/identity`, { kind: 'resident-id', number })

  it('takes the place of a wrong one, whose number is free again', async () => {
    const { body } = await register()
    const wrong = numberOf('1944-02-29', 'female', 402)
    const right = numberOf('1944-02-29', 'female', 403)
    expect((await enter(body.id as string, wrong)).status).toBe(200)
    expect((await enter(body.id as string, right)).body.masked).toContain(right.slice(14))
    expect(await identities().countDocuments({ personId: body.id })).toBe(1)
    const another = await register({ identity: { kind: 'resident-id', number: wrong } })
    expect(another.status).toBe(201)
    expect((await enter(another.body.id as string, right)).body.error.code).toBe(
      'register.identity-known',
    )
  })

  it('is one also when two desks enter different numbers at once', async () => {
    const { body } = await register({ identity: undefined })
    const numbers = [404, 405, 406, 407].map((each) => numberOf('1944-02-29', 'female', each))
    const answers = await Promise.all(numbers.map((number) => enter(body.id as string, number)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(await identities().countDocuments({ personId: body.id })).toBe(1)
  })

  it('is not for another centre, nor for the elder', async () => {
    const { body } = await register()
    const number = numberOf('1944-02-29', 'female', 408)
    const id = body.id as string
    expect((await enter(id, number, await api.signIn(staff.westDesk))).status).toBe(404)
    expect((await enter(id, number, await api.signIn(id))).status).toBe(403)
  })
})

describe('somebody registered by another’s word', () => {
  it('keeps who asked and how', async () => {
    const { body } = await register({
      entered: { channel: 'phone', askedBy: '女儿 陈敏' },
      phones: [{ number: phoneNumber(1), owner: 'relative' }],
    })
    const id = new mongoose.Types.ObjectId(body.id as string)
    const row = await mongoose.connection.collection('people').findOne({ _id: id })
    expect(row).toMatchObject({
      entered: { channel: 'phone', askedBy: '女儿 陈敏' },
      act: { byId: staff.desk, forId: body.id, channel: 'phone' },
    })
  })
})
