import type { BoardView } from '../../../shared/indicators'
import type { PersonView } from '../../../shared/people'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let nurse: Client
let elder: string
beforeAll(async () => {
  api = await startApi({ label: 'file' })
  staff = await settleCounty()
  nurse = await api.signIn(staff.nurse)
})
beforeEach(async () => {
  api.clock.set('2026-03-04T10:00:00+08:00')
  elder = await registerElder({ birthDate: '1950-01-15' })
})
afterAll(() => api.stop())

const tag = (more: object = {}) =>
  nurse.post(`/api/people/${elder}/tags`, {
    tag: 'care-dependent',
    from: '2026-01-10',
    source: '评估',
    ...more,
  })
const end = (tagId: string, to: string) =>
  nurse.post(`/api/people/${elder}/tags/${tagId}/end`, { to })
const groups = async (day: string) => {
  const { reads } = api.rooms.people
  const person = await reads.person(elder)
  return person ? reads.groupsOn(person, day) : undefined
}

describe('a tag', () => {
  it('holds from its first day until the day before its end', async () => {
    const { body } = await tag()
    const id = (body as PersonView).tags[0]?.id ?? ''
    expect((await end(id, '2026-03-01')).status).toBe(200)
    expect(await groups('2026-01-09')).toEqual(['aged65'])
    expect(await groups('2026-01-10')).toEqual(['aged65', 'care-dependent'])
    expect(await groups('2026-02-28')).toEqual(['aged65', 'care-dependent'])
    expect(await groups('2026-03-01')).toEqual(['aged65'])
  })

  it('may begin again after it has ended', async () => {
    const { body } = await tag()
    await end((body as PersonView).tags[0]?.id ?? '', '2026-02-01')
    expect((await tag({ from: '2026-01-31' })).body.error.code).toBe('person.tag-holds')
    expect((await tag({ from: '2026-02-01' })).status).toBe(200)
  })

  it('never holds twice on one day, also when two nurses write at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => tag()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.error?.code === 'person.tag-holds')).toHaveLength(5)
  })

  it('does not stand in the way of another', async () => {
    await tag()
    expect((await tag({ tag: 'disabled' })).body.tags).toHaveLength(2)
  })

  it.each([
    ['tomorrow', '2026-03-05', 'person.day-out-of-life'],
    ['the day before birth', '1950-01-14', 'person.day-out-of-life'],
  ])('cannot begin %s', async (_, from, code) => {
    expect((await tag({ from })).body.error.code).toBe(code)
  })

  it.each([
    ['the day it began', '2026-01-10'],
    ['tomorrow', '2026-03-05'],
  ])('cannot end on %s', async (_, to) => {
    const { body } = await tag()
    const answer = await end((body as PersonView).tags[0]?.id ?? '', to)
    expect([answer.status, answer.body.error.code]).toEqual([422, 'person.tag-ends-too-early'])
  })

  it('ends once', async () => {
    const { body } = await tag()
    const id = (body as PersonView).tags[0]?.id ?? ''
    const answers = await Promise.all([end(id, '2026-02-01'), end(id, '2026-02-02')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await end(id, '2026-02-03')).body.error.code).toBe('person.tag-ended')
    expect((await end('f'.repeat(24), '2026-02-03')).body.error.code).toBe('person.tag-not-found')
  })

  it('is not for the elder herself to write, nor for another centre', async () => {
    const body = { tag: 'disabled', from: '2026-01-10', source: '证' }
    const path = `/api/people/${elder}/tags`
    expect((await (await api.signIn(elder)).post(path, body)).status).toBe(403)
    expect((await (await api.signIn(staff.westNurse)).post(path, body)).status).toBe(404)
  })
})

describe('a tag that begins today', () => {
  it('moves no figure of a month that is over', async () => {
    const measured = (day: string) => ({
      draftId: `tag-${day}-${elder}`,
      ...{ elderId: elder, kind: 'blood-pressure', day, place: 'home' },
      values: { systolic: 128, diastolic: 78 },
    })
    const manager = await api.signIn(staff.manager)
    const code = 'integrated-care.door.care-dependent'
    const counted = async (on: string) => {
      const path = `/api/indicators/board?orgId=org-east&on=${on}`
      const { body } = await manager.get<BoardView>(path)
      const figures = body.tasks.flatMap((task) => task.figures)
      return figures.find((figure) => figure.code === code)?.value
    }
    await nurse.post('/api/records', measured('2026-02-20'))
    const before = await counted('2026-02-28')
    await tag({ from: '2026-03-04' })
    await nurse.post('/api/records', measured('2026-03-04'))
    expect(before).toBe(0)
    expect(await counted('2026-02-28')).toBe(0)
    expect(await counted('2026-03-04')).toBe(1)
  })
})

describe('ages', () => {
  it.each([
    ['2015-01-14', []],
    ['2015-01-15', ['aged65']],
    ['2030-01-14', ['aged65']],
    ['2030-01-15', ['aged65', 'aged80']],
  ])('follow from the birth date on %s', async (day, expected) => {
    expect(await groups(day)).toEqual(expected)
  })
})
