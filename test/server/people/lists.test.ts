import mongoose from 'mongoose'
import type { PersonCard } from '../../../shared/people'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { staffStore } from '../../../server/people/stores/staff'
import { act, employ, paths, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'lists' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
  const held = (tag: 'disabled' | 'care-dependent', from: string, to?: string) => ({
    tags: [{ tag, from, ...(to ? { to } : {}), source: '证', act }],
  })
  await registerElder({ name: '王秀兰', birthDate: '1953-03-04' })
  await registerElder({
    name: '王小丽',
    birthDate: '1946-03-04',
    ...held('disabled', '2025-01-01'),
  })
  await registerElder({
    name: '吴晓莉',
    birthDate: '1946-03-05',
    ...held('disabled', '2025-01-01', '2026-03-04'),
  })
  await registerElder({
    name: '赵六',
    birthDate: '1961-03-05',
    ...held('care-dependent', '2026-03-05'),
  })
  await registerElder({ name: '钱七', birthDate: '1961-03-04', orgPath: paths.east })
  await registerElder({ name: '王西西', orgPath: paths.westHill })
})
afterAll(() => api.stop())

const names = async (query: string, client = desk) => {
  const { status, body } = await client.get(`/api/people${query}`)
  return status === 200
    ? (body.items as PersonCard[]).map(({ name }) => name)
    : (body.error.code as string)
}

describe('the register', () => {
  it('of a centre lists its own people and those of its station, by initials and then in the order they came', async () => {
    expect(await names('')).toEqual(['钱七', '王秀兰', '王小丽', '吴晓莉', '赵六'])
  })

  it('shows whoever also sits in a commission no more than their own centre’s', async () => {
    const nurse = { name: '西二护士', from: '2025-01-01' }
    const personId = await employ({ ...nurse, role: 'nurse', orgId: 'org-west' })
    const seat = { ...nurse, personId, role: 'county' as const, orgId: 'org-county' }
    const more = { orgName: '试验县卫生健康局', title: '兼职', qualifications: [] }
    await staffStore.addMany([{ ...seat, ...more }])
    const both = await api.signIn(personId)
    expect(await names('', both)).toEqual(['王西西'])
    expect((await both.get(`/api/people/search?q=${encodeURIComponent('王')}`)).body).toHaveLength(
      1,
    )
  })

  it('of another centre lists others', async () => {
    expect(await names('', await api.signIn(staff.westDesk))).toEqual(['王西西'])
  })

  it.each([
    ['?q=王', ['王小丽', '王秀兰']],
    ['?q=王秀', ['王秀兰']],
    ['?q=wx', ['王秀兰', '王小丽', '吴晓莉']],
    ['?q=WXL', ['王秀兰', '王小丽', '吴晓莉']],
    ['?q=秀', []],
    ['?q=.*', []],
    ['?group=aged80', ['王小丽']],
    ['?group=aged65', ['钱七', '王秀兰', '王小丽', '吴晓莉']],
    ['?group=disabled', ['王小丽']],
    ['?group=care-dependent', []],
    ['?group=disabled&q=w', ['王小丽']],
    ['?group=no-contract', ['钱七', '王秀兰', '王小丽', '吴晓莉', '赵六']],
  ])('with %s lists %j', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  it('comes in pages that hold everybody once', async () => {
    for (const start of [
      '?limit=2',
      '?limit=2&q=w',
      '?limit=2&q=王',
      '?limit=2&group=no-contract',
    ]) {
      const all = (await names(start.replace('limit=2', 'limit=100'))) as string[]
      const seen: string[] = []
      let next: string | undefined = ''
      while (next !== undefined) {
        const after = next && `&after=${next}`
        const { body } = await desk.get(`/api/people${start}${after}`)
        seen.push(...(body.items as PersonCard[]).map(({ name }) => name))
        next = body.next as string | undefined
      }
      expect(seen).toEqual(all)
    }
  })

  it.each(['?after=xyz', `?after=${Buffer.from('["a","b"]').toString('base64url')}`])(
    'refuses the foreign cursor %s',
    async (query) => expect(await names(query)).toBe('page.bad-cursor'),
  )

  it.each(['?group=rich', '?q=', `?q=${'长'.repeat(41)}`])('refuses %s', async (query) => {
    expect(await names(query)).toBe('input.invalid')
  })

  it('is not for elders, and not for commissions', async () => {
    for (const id of [await registerElder(), staff.county, staff.city, staff.province]) {
      expect(await names('', await api.signIn(id))).toBe('who.not-allowed')
    }
  })

  it.each([{ name: '王秀兰' }, { initials: 'wxl' }])('finds %j by an index', async (start) => {
    const [[field, value] = ['', '']] = Object.entries(start)
    const plan = await mongoose.connection
      .collection('people')
      .find({
        orgPath: 'org-east',
        registered: true,
        [field]: { $gte: value, $lt: `${value}\u{10FFFF}` },
      })
      .sort({ [field]: 1, _id: 1 })
      .explain('executionStats')
    expect(JSON.stringify(plan)).toContain(`orgPath_1_${field}_1__id_1`)
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN')
  })
})
