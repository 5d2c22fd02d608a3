import { gateOf } from '../../../shared/visits/gate'
import { coverKinds } from '../../../shared/visits/credentials'
import type { Credentials } from '../../../shared/visits/credentials'
import { openingCatalogue } from '../../../shared/visits/catalogue-items'

const nurse: Credentials = {
  ...{ title: '主管护师', titleSince: '2024-03-01', clinicalSince: '2012-07-01' },
  ...{ registeredAt: 'org-east', registryVerifiedOn: '2025-12-01', certificates: [] },
}
const covers = coverKinds.map((kind) => ({
  ...{ kind, insurer: '试验保险', policyNumber: kind, from: '2025-01-01', until: '2027-12-31' },
}))
const item = (code: string) => openingCatalogue.items.find((each) => each.code === code)
const failuresOf = (held: Credentials, code: string, day: string) =>
  gateOf({ credentials: held, covers, orgId: 'org-east', item: item(code), day })

describe('years in the title', () => {
  it('are two as 护师 or above for the catheter, from general knowledge and not checked', () => {
    expect(item('urinaryCath')?.titleYears).toMatchObject({ years: 2, verified: false })
    const others = openingCatalogue.items.filter(({ code }) => code !== 'urinaryCath')
    expect(others.every(({ titleYears }) => titleYears === undefined)).toBe(true)
  })

  it.each([
    ['2026-02-28', ['任护师不满 2 年，2026年3月1日满']],
    ['2026-03-01', []],
  ])('on %s', (day, says) => {
    const failures = failuresOf(nurse, 'urinaryCath', day)
    expect(failures.map((failure) => failure.says)).toEqual(says)
    expect(failures.every(({ code }) => code === 'too-few-title-years')).toBe(true)
  })

  it('fail by name when nobody wrote down since when', () => {
    const { titleSince: _unknown, ...unwritten } = nurse
    expect(failuresOf(unwritten, 'urinaryCath', '2026-03-06')).toEqual([
      { code: 'title-years-unknown', says: '没有登记任护师的日期，须满 2 年' },
    ])
  })

  it('matter to no other item', () => {
    const { titleSince: _unknown, ...unwritten } = nurse
    expect(failuresOf(unwritten, 'vitalSigns', '2026-03-06')).toEqual([])
  })
})
