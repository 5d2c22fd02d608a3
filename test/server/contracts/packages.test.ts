import { createHash } from 'node:crypto'
import type { AgreementView, ServicePackage } from '../../../shared/contracts'
import { no, openCounty } from './steps'
import type { County } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('packages')
})
afterAll(() => county.api.stop())

describe('the packages and their agreement', () => {
  it('promise 12 nurse’s visits, 4 doctor’s visits, one checkup and one TCM identification', async () => {
    const { body } = await county.as.doctor.get('/api/packages')
    const packages = body as ServicePackage[]
    const intermediate = packages.find(({ code }) => code === 'intermediate')
    const times = intermediate?.items.map(({ code, times }) => [code, times] as const)
    expect(Object.fromEntries(times ?? [])).toMatchObject({
      nursing: 12,
      home_visit: 4,
      checkup: 1,
      tcm: 1,
    })
    expect(packages.map(({ feePerYear }) => feePerYear)).toEqual([0, 120, 360, 800])
  })

  it('come with a text whose hash anybody can check, and that can be read again by its version', async () => {
    const { body } = await county.as.doctor.get('/api/agreement?packageCode=primary')
    const shown = body as AgreementView
    const text = JSON.stringify([shown.title, ...shown.paragraphs])
    expect(shown.hash).toBe(createHash('sha256').update(text).digest('hex'))
    expect(shown.paragraphs.join('')).toContain('医生上门巡诊 2 次')
    const again = await county.as.doctor.get(`/api/agreement?version=${shown.version}`)
    expect(again.body).toEqual(shown)
  })

  it.each([
    '甲方',
    '乙方',
    '人群类型',
    '服务内容',
    '费用',
    '协议期',
    '续约',
    '解约',
    '隐私',
    '签字',
  ])('says something about %s', async (field) => {
    const { body } = await county.as.doctor.get('/api/agreement?packageCode=basic')
    expect((body as AgreementView).paragraphs.join('')).toContain(field)
  })

  it.each(['packageCode=golden', 'version=2025.1-golden.1', 'version=1999.1-basic.1', ''])(
    'refuses ?%s',
    async (query) => {
      const answer = await county.as.doctor.get(`/api/agreement?${query}`)
      expect(no(answer)).toEqual([422, 'contract.package-unknown'])
    },
  )
})
