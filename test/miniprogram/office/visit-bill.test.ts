import { billFacts } from '../../../miniprogram/office/visit/facts'
import { buildVisit } from '../support/visits'

const { bill } = buildVisit()
const says = (change: Partial<typeof bill>) =>
  billFacts(buildVisit({ bill: { ...bill, lines: [], total: 18_000, ...change } })).map(
    (line) => `${line.label} ${line.says}`,
  )

describe('the bill of a visit, at the office', () => {
  it('says what is to pay, and that it is paid at the centre', () => {
    expect(says({})[0]).toBe('合计 180 元，自费，到中心付')
  })

  it('says of what is free that it is free', () => {
    expect(says({ total: 0 })[0]).toBe('合计 不收费')
    expect(says({ total: 0, payer: 'public-health' })[0]).toBe('合计 公卫免费，不收费')
  })

  it('of one that was let go says what is left to pay of it', () => {
    expect(says({ feeKept: 0 }).slice(0, 2)).toEqual(['合计 180 元，自费', '应收费用 不收费'])
    expect(says({ feeKept: 6000 })[1]).toBe('应收费用 60 元')
  })
})
