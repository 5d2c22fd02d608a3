import type { ConsultRequest } from '../../../shared/visits/care'
import type { VisitStep } from '../../../shared/visits/booking'

type Way = ConsultRequest['way']
type Result = ConsultRequest['result']

export const wayChoices: { id: Way; name: string }[] = [
  { id: 'in-person', name: '当面看的' },
  { id: 'records', name: '看病历资料' },
]

export const resultChoices: { id: Result; name: string; says: string }[] = [
  { id: 'suitable', name: '合适', says: '可以派护士到家' },
  { id: 'not-suitable', name: '不合适', says: '不在家里做，这次预约结束' },
  { id: 'refer', name: '要转诊', says: '先到医院看，这次预约结束' },
]

export interface Typed {
  way: Way
  result: Result | ''
  findings: string
  changed: boolean
  /** Photos taken here. */
  fileIds: string[]
}

export const emptyConsult: Typed = {
  ...{ way: 'in-person', result: '', findings: '', changed: false, fileIds: [] },
}

/** Papers with those that were photographed here behind them. */
export const withTaken = (papers: Paper[], taken: readonly string[]): Paper[] => [
  ...papers,
  ...taken.map((id, at) => ({ id, name: `照片 ${papers.length + at + 1}` })),
]

interface Paper {
  id: string
  name: string
}

/** `papers`: how many photos there are in all. */
export function consultProblem({ way, result, findings }: Typed, papers: number): string {
  if (way === 'records' && papers === 0) return '看资料首诊要有病历或医嘱的照片'
  if (!result) return '请选合适不合适'
  return findings.trim().length < 2 ? '请写看到了什么' : ''
}

export function consultOf(typed: Typed): Omit<ConsultRequest, keyof VisitStep> | undefined {
  const { way, result, findings, changed, fileIds } = typed
  if (!result) return undefined
  return {
    ...{ way, result, findings: findings.trim() },
    ...(fileIds.length > 0 ? { fileIds } : {}),
    ...(changed ? { conditionChanged: true } : {}),
  }
}
