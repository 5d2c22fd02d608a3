import { capacityOn, capacityRuleOn } from '../../../server/contracts/capacity'

it('a doctor has at most 2,000 contracts, or fewer when the team says so', () => {
  expect(capacityOn('2026-03-04', 5000)).toBe(2000)
  expect(capacityOn('2026-03-04', 1200)).toBe(1200)
})

it('the rule names its version and source, and that nobody has read it in the document', () => {
  const rule = capacityRuleOn('2026-03-04')
  expect(rule).toMatchObject({ version: '2018.1', verified: false })
  expect(rule?.source).toContain('国卫基层发〔2018〕35号')
})
