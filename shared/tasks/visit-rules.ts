import type { FigureRule } from './types'

const SOURCE = '本系统工作量口径，清单未要求数字'
const year = {
  version: '2022.1',
  from: 2022,
  counts: 'year',
  unit: '人次',
  source: SOURCE,
  verified: false,
} as const
const WHICH = '同人同日只计一次；中止、无人、凭证不足未经认定和作废的不计。'

/** Tasks 2 and 3: what was brought home by doctors and by nurses. */
export const visitRules: readonly FigureRule[] = [
  {
    ...year,
    task: 2,
    code: 'home-visit.times',
    label: '上门巡诊人次',
    says: `医生上门巡诊，每条有效服务记录计 1 人次；${WHICH}`,
  },
  {
    ...year,
    task: 3,
    code: 'home-nursing.times',
    label: '互联网+护理服务人次',
    says: `护士到家完成并确认的护理，每次计 1 人次；${WHICH}`,
  },
]
