import type { DeskView, Open } from '../../../shared/visits/desk'
import { MOST_COUNTED } from '../../../shared/visits/desk'

/** One thing to go to, and how much of it waits. */
interface DeskCard {
  page: string
  icon: string
  title: string
  /** How many wait: a number, or 没有. */
  count: string
  says: string
  tone: '' | 'warm' | 'red'
}

export interface DeskGroup {
  name: string
  cards: DeskCard[]
}

const counted = (count: number): string =>
  count >= MOST_COUNTED ? `${MOST_COUNTED} 多` : String(count)

const waits = (
  count: number,
  words: { page: string; icon: string; title: string; says: string },
) => ({
  ...words,
  count: count > 0 ? counted(count) : '没有',
  tone: count > 0 ? ('warm' as const) : ('' as const),
})

/** What is overdue is red and says so. */
const dated = ({ open, overdue }: Open, words: Parameters<typeof waits>[1]): DeskCard => ({
  ...waits(open, words),
  ...(overdue > 0 ? { says: `${counted(overdue)} 件已过时限`, tone: 'red' as const } : {}),
})

/** One that waits is red already. */
const urgent = (count: number, words: Parameters<typeof waits>[1]): DeskCard => ({
  ...waits(count, words),
  tone: count > 0 ? 'red' : '',
})

const plain = (page: string, icon: string, title: string, says: string): DeskCard => ({
  ...{ page, icon, title, says },
  ...{ count: '', tone: '' },
})

/** What waits at a house, what presses first; then what is set up. */
export function deskGroups(desk: DeskView): DeskGroup[] {
  return [
    { name: '要马上看的', cards: pressing(desk) },
    { name: '等着办', cards: waiting(desk) },
    { name: '排班、目录和资质', cards: settings(desk) },
  ]
}

function pressing(desk: DeskView): DeskCard[] {
  const { redFlags, callBacks, adverse, complaints, lists } = desk
  return [
    urgent(desk.alarms, {
      ...{ page: 'alarms/index', icon: 'alert', title: '报警' },
      says: desk.alarms > 0 ? '有人等着接警' : '上门人员一键报警',
    }),
    urgent(redFlags, {
      ...{ page: 'red-flags/index', icon: 'emergency', title: '急症情况' },
      says: redFlags > 0 ? '马上打电话问' : '约时间前的六个问题，有人答“有”',
    }),
    urgent(lists.unanswered, {
      ...{ page: 'queue/index?list=unanswered', icon: 'clock', title: '没人接的' },
      says: '快到上门时间，还没有人接单',
    }),
    waits(lists['to-reassign'], {
      ...{ page: 'queue/index?list=to-reassign', icon: 'switch', title: '要换人的' },
      says: '请假、停班、离职的人还有约',
    }),
    dated(callBacks, {
      ...{ page: 'call-backs/index', icon: 'phone', title: '要回的电话' },
      says: '约不上，请我们回电话的',
    }),
    waits(lists.overtime, {
      ...{ page: 'queue/index?list=overtime', icon: 'clock', title: '超时未完' },
      says: '过了预定时间还没有做完',
    }),
    dated(complaints, {
      ...{ page: 'complaints/index', icon: 'talk', title: '投诉' },
      says: '到期前要答复',
    }),
    dated(adverse, {
      ...{ page: 'adverse/index', icon: 'shield', title: '不良事件' },
      says: '要上报、要随访',
    }),
  ]
}

const waiting = ({ lists, waiting: inLine }: DeskView): DeskCard[] => [
  waits(lists['to-consult'], {
    ...{ page: 'queue/index?list=to-consult', icon: 'doctor', title: '等首诊' },
    says: '医生看过才能派护士',
  }),
  waits(lists['to-order'], {
    ...{ page: 'queue/index?list=to-order', icon: 'contract', title: '等医嘱' },
    says: '项目要有医嘱',
  }),
  waits(lists.unassigned, {
    ...{ page: 'queue/index?list=unassigned', icon: 'person-plus', title: '等派单' },
    says: '还没有定谁去',
  }),
  waits(lists.unproven, {
    ...{ page: 'queue/index?list=unproven', icon: 'question', title: '没有到场凭证' },
    says: '审核过才知道计不计入',
  }),
  waits(lists['in-hospital'], {
    ...{ page: 'queue/index?list=in-hospital', icon: 'bed', title: '老人在住院' },
    says: '问一问家里，改期还是取消',
  }),
  waits(inLine, {
    ...{ page: 'waiting/index', icon: 'list', title: '排队等空位' },
    says: '有空位按先后问',
  }),
]

function settings({
  credentials: { failing, lapsed, nurses, coversLacking },
}: DeskView): DeskCard[] {
  const lacks = [
    ...(coversLacking > 0 ? [`${coversLacking} 种保险不在期`] : []),
    ...(failing > 0 ? [`${failing} 位护士现在不能派`] : []),
    ...(lapsed > 0 ? [`${lapsed} 位有证过期`] : []),
  ]
  return [
    plain('roster/index', 'calendar', '一周排班', '每周安排、某天特别安排'),
    plain('leave/index', 'walk', '请假和停约', '登记请假，当场换人'),
    plain('catalogue/index', 'clipboard', '护理项目目录', '价格、风险、要什么证'),
    {
      ...plain(
        'credentials/index',
        'shield',
        '资质和保险',
        lacks.join('，') || `${nurses} 位护士都在期`,
      ),
      tone: lacks.length > 0 ? 'warm' : '',
    },
  ]
}
