import type { ArriveRequest } from '../../shared/visits/care'
import type { ProofWay, VisitState } from '../../shared/visits/kinds'
import { AT_THE_DOOR_METRES } from '../../shared/visits/distance'
import type { VisitView } from '../../shared/visits/view'
import { sayMetres } from './visit-words'

/** What shows that somebody stood at the door. */
export interface ArrivalWords {
  says: string
  /** What is still missing; '' when it counts. */
  missing: string
  /** A proof can still be given. */
  open: boolean
}

export const proofChoices: { way: ProofWay; icon: string; name: string; says: string }[] = [
  { way: 'elder-code', icon: 'letters', name: '长辈报码', says: '老人手机上的六位数' },
  { way: 'door-card', icon: 'scan', name: '扫门牌卡', says: '贴在门口的那一张' },
  { way: 'signature', icon: 'sign', name: '屏上签名', says: '请老人用手指签' },
  { way: 'relative-tap', icon: 'family', name: '家人点确认', says: '家人在自己的手机上点' },
]

const wayNames: Record<ProofWay, string> = {
  'elder-code': '长辈报了码',
  'door-card': '扫了门牌卡',
  signature: '老人签了名',
  'relative-tap': '家人点了确认',
}

export function arrivalWords(
  { kind, arrival }: Pick<VisitView, 'kind' | 'arrival'>,
  state: VisitState,
): ArrivalWords | null {
  if (!arrival || kind === 'clinic') return null
  const { metres, way, proven, review } = arrival
  const place = metres === undefined ? '没有定位' : `离门口 ${sayMetres(metres)}`
  const says = [place, way ? wayNames[way] : ''].filter(Boolean).join('，')
  const open = !way && !review && ['arrived', 'started', 'done'].includes(state)
  if (proven) return { says, missing: '', open: false }
  if (review)
    return { says, missing: review.counted ? '' : `审核不计入：${review.why}`, open: false }
  return { says, missing: missingOf(metres, way), open }
}

function missingOf(metres: number | undefined, way: ProofWay | undefined): string {
  if (!way) return '还差一样到门口的凭证'
  if (metres === undefined) return '没有定位，由中心审核'
  return metres > AT_THE_DOOR_METRES ? '离得太远，由中心审核' : ''
}

/** What was given: with a signature its picture, without anything an arrival that is not proven yet. */
export interface GivenProof {
  proof?: NonNullable<ArriveRequest['proof']>
  png?: string
}
