import { CALL_OUT } from '../../../shared/visits/bill'
import type { VisitView } from '../../../shared/visits/view'
import { cancelFee, feeRules, hoursBefore } from '../../../shared/visits/fees'
import type { Choice } from '../../components/choice-list/choice'
import { sayMoney } from '../../components/visit-card/words'

const plain = { says: '', more: [], off: '' }

export const OTHER = 'other'
export const reasonChoices: Choice[] = [
  { id: '时间不方便', title: '时间不方便', ...plain },
  { id: '身体好些了，不用来了', title: '身体好些了，不用来了', ...plain },
  { id: '身体不舒服，先看病', title: '身体不舒服，先看病', ...plain },
  { id: '有别人照顾了', title: '有别人照顾了', ...plain },
  { id: OTHER, title: '别的原因', ...plain },
]

export interface CancelCost {
  possible: boolean
  says: string
  /** Costs something, or is marked. */
  warm: boolean
}

/** What cancelling now costs, in words. */
export function cancelCost({ kind, state, day, time, bill }: VisitView, now: Date): CancelCost {
  const fee = cancelFee(kind, state, hoursBefore(new Date(`${day}T${time}:00+08:00`), now))
  if (!fee) return { possible: false, says: '现在不能取消了，有事请打电话给团队。', warm: true }
  if (fee.kept === 'call-out') return { possible: true, says: callOutWords(bill), warm: true }
  if (!fee.late) return { possible: true, says: '现在取消不收钱。', warm: false }
  const says = `离约好的时间不到 ${feeRules.freeHours} 小时：不收钱，会记一次“临时取消”。`
  return { possible: true, says, warm: true }
}

function callOutWords({ lines }: VisitView['bill']): string {
  const line = lines.find(({ name }) => name === CALL_OUT)
  return line && line.fen > 0
    ? `人已经出发了。现在取消，${CALL_OUT} ${sayMoney(line.fen)} 照收。`
    : '人已经出发了。现在取消不收钱，会记一次“临时取消”。'
}

/** Of a series: only this one, or all that follow too. */
export const restChoices: Choice[] = [
  { id: 'one', title: '只取消这一次', ...plain },
  { id: 'rest', title: '这一次和后面的都取消', ...plain },
]
