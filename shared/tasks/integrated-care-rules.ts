import type { FigureRule } from './types'

const LIST = '浙江省《实施社区医养结合能力提升行动重点工作清单》第 5 项'
const TWICE = '每年 2 次：北京市 2021 年老年人基本公共卫生服务通知；本省是否采用待核对'
const WHOM =
  '服务当日满 65 岁的常住老年人，接受血压测量、末梢血血糖检测、康复指导、护理技能指导、保健咨询、营养改善指导任一项；同人同日同类只计一次，作废不计'
const year = { task: 5, version: '2022.1', from: 2022, counts: 'year' } as const

/** Task 5, 实施老年健康与医养结合服务项目. */
export const integratedCareRules: readonly FigureRule[] = [
  {
    ...year,
    code: 'integrated-care.persons1',
    label: '医养结合服务人数（≥1 次）',
    unit: '人',
    says: `${WHOM}；当年有 1 个及以上服务日的人数，去重。`,
    source: LIST,
    verified: true,
  },
  {
    ...year,
    code: 'integrated-care.persons2',
    label: '医养结合服务人数（≥2 次）',
    unit: '人',
    says: `${WHOM}；当年有 2 个及以上服务日的人数，去重。`,
    source: TWICE,
    verified: false,
  },
  {
    ...year,
    code: 'integrated-care.plan',
    label: '计划完成率（≥1 次）',
    unit: '%',
    base: 'plan.integrated-care',
    says: '医养结合服务人数（≥1 次）÷ 当地当年工作计划数。',
    source: LIST,
    verified: true,
  },
  {
    ...year,
    code: 'integrated-care.plan2',
    label: '计划完成率（≥2 次）',
    unit: '%',
    base: 'plan.integrated-care',
    says: '医养结合服务人数（≥2 次）÷ 当地当年工作计划数。',
    source: TWICE,
    verified: false,
  },
  {
    ...year,
    code: 'integrated-care.times',
    label: '医养结合服务人次',
    unit: '人次',
    says: `${WHOM}；每条有效服务记录计 1 人次。`,
    source: '本系统工作量口径，清单未要求',
    verified: false,
  },
  ...(
    [
      ['aged80', '高龄（80 岁及以上）'],
      ['care-dependent', '失能'],
      ['limited-mobility', '行动不便'],
      ['distinct', '三类去重合计'],
    ] as const
  ).map(([group, name]): FigureRule => ({
    ...year,
    code: `integrated-care.door.${group}`,
    label: `上门服务人数：${name}`,
    unit: '人',
    says: `${WHOM}；在家中服务、服务当日属于${group === 'distinct' ? '高龄、失能、行动不便任一类' : `${name}人群`}的人数，去重。`,
    source: LIST,
    verified: true,
  })),
  {
    ...year,
    code: 'integrated-care.door.rate',
    label: '上门服务率',
    unit: '%',
    base: 'door-service',
    says: '上门服务人数（三类去重）÷ 应上门服务人群底数。',
    source: '本系统口径，清单未给出公式',
    verified: false,
  },
]
