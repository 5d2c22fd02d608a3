import type { Day } from '../../shared/day'

/** The most residents one family doctor may have signed, from a day on. */
interface CapacityRule {
  version: string
  from: Day
  perDoctor: number
  source: string
  /** Has the sentence been read in the document itself? */
  verified: boolean
}

const rules: readonly CapacityRule[] = [
  {
    version: '2018.1',
    from: '2018-01-01',
    perDoctor: 2000,
    source:
      '《关于规范家庭医生签约服务管理的指导意见》（国卫基层发〔2018〕35号）：原则上不超过 2000 人',
    verified: false,
  },
]

/** The rule that held on a day; the first one before that. */
export const capacityRuleOn = (day: Day): CapacityRule | undefined =>
  rules.findLast(({ from }) => from <= day) ?? rules[0]

/** The most a doctor may have signed on a day: the rule, or less when the team itself says so. */
export const capacityOn = (day: Day, teamCapacity: number): number =>
  Math.min(teamCapacity, capacityRuleOn(day)?.perDoctor ?? teamCapacity)
