import type { PlannedBase, PlannedTarget } from './plan'

/**
 * Population bases as a centre would enter them, a little above the register: not everybody is on file.
 * 柳荫's care-dependent base of 2026 is left out on purpose, so that a board shows what a missing base looks like.
 */
const baseRows: [
  orgId: string,
  aged65: number,
  aged80: number,
  careDependent: number,
  seriousIllness: number,
  plan: number,
][] = [
  ['org-taoyuan', 262, 92, 24, 24, 190],
  ['org-liuyin', 158, 60, 20, 16, 110],
  ['org-bailu', 284, 112, 36, 30, 200],
]

const SOURCE = '区统计局年末常住老年人口数'

export function planBases(): PlannedBase[] {
  return [2025, 2026].flatMap((year) =>
    baseRows.flatMap(([orgId, aged65, aged80, careDependent, seriousIllness, plan]) => {
      const base = (group: PlannedBase['group'], persons: number): PlannedBase => ({
        orgId,
        year,
        group,
        persons,
        source: group === 'plan.integrated-care' ? '区年度工作计划' : SOURCE,
      })
      const rows = [
        base('aged65', aged65),
        base('aged80', aged80),
        base('care-dependent', careDependent),
        base('serious-illness', seriousIllness),
        base('plan.integrated-care', plan),
      ]
      const missing = orgId === 'org-liuyin' && year === 2026
      return missing ? rows.filter(({ group }) => group !== 'care-dependent') : rows
    }),
  )
}

export function planTargets(): PlannedTarget[] {
  return baseRows.flatMap(([orgId, aged65, , , , plan]) => [
    {
      orgId,
      code: 'contract.inForce',
      year: 2026,
      kind: 'at-least',
      value: Math.round(aged65 * 0.7),
      unit: '人',
    },
    {
      orgId,
      code: 'contract.coverage.care-dependent',
      year: 2026,
      kind: 'at-least',
      value: 85,
      unit: '%',
    },
    {
      orgId,
      code: 'integrated-care.persons1',
      year: 2026,
      kind: 'at-least',
      value: plan,
      unit: '人',
    },
  ])
}
