import type { FigureRule } from './types'

const LIST = '浙江省《实施社区医养结合能力提升行动重点工作清单》第 1 项'
const COMMON = '通行口径，未见文件原文，待核对'
const stock = { task: 1, version: '2022.1', from: 2022, counts: 'stock' } as const

/** Task 1, 做实家庭医生签约服务. */
export const contractRules: readonly FigureRule[] = [
  {
    ...stock,
    code: 'contract.inForce',
    label: '有效签约人数',
    unit: '人',
    says: '截至当日协议在有效期内的老年人，一人只计一份；当日已终止、到期、尚未开始、已迁出或去世的不计。',
    source: `《关于规范家庭医生签约服务管理的指导意见》（同期只签一个团队）；期末有效为${COMMON}`,
    verified: false,
  },
  {
    ...stock,
    code: 'contract.signRate',
    label: '签约率（常住人口）',
    unit: '%',
    base: 'residents',
    says: '有效签约的常住人口 ÷ 辖区常住人口底数。',
    source: COMMON,
    verified: false,
  },
  {
    ...stock,
    code: 'contract.signRate.aged65',
    label: '签约率（65 岁及以上）',
    unit: '%',
    base: 'aged65',
    says: '有效签约的 65 岁及以上常住老年人 ÷ 65 岁及以上常住人口底数；年龄按截至日计算。',
    source: COMMON,
    verified: false,
  },
  ...(
    [
      ['care-dependent', '失能'],
      ['serious-illness', '重病'],
      ['aged80', '高龄（80 岁及以上）'],
    ] as const
  ).map(([group, name]): FigureRule => ({
    ...stock,
    code: `contract.coverage.${group}`,
    label: `${name}老年人签约覆盖率`,
    unit: '%',
    base: group,
    says: `截至当日属于${name}人群的有效签约人数 ÷ 该人群底数。`,
    source: LIST,
    verified: true,
  })),
  {
    ...stock,
    code: 'contract.fulfilment',
    label: '履约率（截至当日应做）',
    unit: '%',
    says: '有效签约本协议年度内，各项已做次数（单项不超过应做次数）之和 ÷ 截至当日应做次数之和。',
    source: `履约率按次数计、单项封顶 100%：${COMMON}`,
    verified: false,
  },
  {
    ...stock,
    code: 'contract.fulfilment.fullTerm',
    label: '履约率（协议年度全部约定）',
    unit: '%',
    says: '有效签约本协议年度内，各项已做次数（单项不超过约定次数）之和 ÷ 全年约定次数之和。',
    source: `履约率按次数计、单项封顶 100%：${COMMON}`,
    verified: false,
  },
]
