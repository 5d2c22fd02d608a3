import mongoose from 'mongoose'
import { capacityOn, capacityRuleOn } from '../../../server/contracts/capacity'
import { staffStore } from '../../../server/people/stores/staff'
import { paths } from '../../support/build'
import { asked, no, openCounty } from './steps'
import type { County } from './steps'

let county: County
const fine = [200, undefined]
const full = [409, 'contract.team-full']

beforeAll(async () => {
  county = await openCounty('capacity')
})
afterAll(() => county.api.stop())

it('a doctor has at most 2,000 contracts, or fewer when the team says so', () => {
  expect(capacityOn('2026-03-04', 5000)).toBe(2000)
  expect(capacityOn('2026-03-04', 1200)).toBe(1200)
})

it('the rule names its version and source, and that nobody has read it in the document', () => {
  const rule = capacityRuleOn('2026-03-04')
  expect(rule).toMatchObject({ version: '2018.1', verified: false })
  expect(rule?.source).toContain('国卫基层发〔2018〕35号')
})

const accept = (id: string) => county.as.doctor.post(`/api/contracts/${id}/accept`)
const allow = (teamId: string, capacity: number, more: object = {}) =>
  mongoose.connection
    .collection<{ _id: string }>('teams')
    .updateOne({ _id: teamId }, { $set: { capacity, ...more } })

describe('the most a doctor may have signed', () => {
  it('stops the next one, however many are accepted at once', async () => {
    await allow('team-east', 3)
    const asks = []
    for (let nth = 0; nth < 6; nth += 1) asks.push(await asked(county))
    const answers = await Promise.all(asks.map(({ id }) => accept(id)))
    expect(answers.map(no).sort()).toEqual([fine, fine, fine, full, full, full])
  }, 60_000)

  it('is one number for a doctor who leads two teams in two centres', async () => {
    await leadTheWestTeamToo()
    for (let round = 1; round <= 5; round += 1) {
      await mongoose.connection.collection('contracts').deleteMany({})
      await allow('team-east', 1)
      await allow('team-west', 1, { doctorId: county.staff.doctor })
      const east = await asked(county)
      const west = await asked(county, { teamId: 'team-west' }, { orgPath: paths.west })
      const answers = await Promise.all([accept(east.id), accept(west.id)])
      expect(answers.map(no).sort()).toEqual([fine, full])
    }
  }, 60_000)
})

const leadTheWestTeamToo = () =>
  staffStore.addMany([
    {
      personId: county.staff.doctor,
      name: '东医生',
      role: 'doctor',
      orgId: 'org-west',
      orgName: '西镇卫生院',
      teamId: 'team-west',
      teamName: '西团队',
      title: '在岗',
      qualifications: [],
      from: '2020-01-01',
    },
  ])
