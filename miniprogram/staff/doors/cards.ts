import type { Day } from '../../../shared/day'
import { sayTime } from '../../../shared/speak'
import type { DayRouteView } from '../../../shared/visits/route'
import { kindIcons, sayAgent } from '../../components/visit-card/words'
import type { VisitCard } from '../../../shared/visits/view'
import type { WaitingStep } from '../../kit/steps'
import { minutesLate, overtimeWords, sayMetres } from '../visit-words'
import { stateAfter, stateTone, staffState } from '../visit-words'
import type { KeptDoor } from '../kept-doors'

/** One visit of a stop. */
interface DoorLine {
  id: string
  icon: string
  time: string
  who: string
  what: string
  state: string
  tone: string
  /** 晚了 20 分钟, 超了 35 分钟; '' when it is neither. */
  late: string
  /** Who comes, on the list of a team; by whom it was asked. */
  more: string
  /** 已存在手机上，有网就发; '' when nothing waits. */
  waiting: string
}

/** One address, one stop. */
interface Stop {
  id: string
  address: string
  /** 离上一户 350 米 */
  distance: string
  /** 一趟 2 个人; '' for one. */
  together: string
  lines: DoorLine[]
}

export interface DoorsView {
  summary: string
  stops: Stop[]
  unplaced: (DoorLine & { why: string })[]
  clinic: DoorLine[]
}

interface Seen {
  now: { day: Day; time: string }
  waiting: readonly WaitingStep[]
  /** Of a whole team: who goes is said too. */
  team: boolean
}

export function doorsView({ households, unplaced, clinic }: DayRouteView, seen: Seen): DoorsView {
  const stops = households.map((household) => stopOf(household, seen))
  const visits = [...households.flatMap((one) => one.visits), ...unplaced.map((one) => one.visit)]
  return {
    summary: summaryOf(visits, stops.length, seen),
    stops,
    unplaced: unplaced.map(({ visit, says }) => ({ ...doorLine(visit, seen), why: says })),
    clinic: clinic.map((visit) => doorLine(visit, seen)),
  }
}

function stopOf(
  { address, metresFromLast, visits }: DayRouteView['households'][number],
  seen: Seen,
): Stop {
  return {
    id: visits[0]?.id ?? address,
    address,
    distance: distanceWords(metresFromLast),
    together: visits.length > 1 ? `一户 ${visits.length} 个，一趟做完` : '',
    lines: visits.map((visit) => doorLine(visit, seen)),
  }
}

function distanceWords(metresFromLast: number | undefined): string {
  if (metresFromLast === undefined) return ''
  return metresFromLast < 1 ? '和上一户是同一处' : `离上一户 ${sayMetres(metresFromLast)}`
}

function doorLine(visit: VisitCard, { now, waiting, team }: Seen): DoorLine {
  const { id, kind, elder, name, day, time, to, staff, askedBy } = visit
  const mine = waiting.filter(({ visitId }) => visitId === id)
  const state = stateAfter(visit, mine)
  const at = new Date(`${now.day}T${now.time}:00+08:00`)
  const late = minutesLate({ day, time, state }, now)
  const comes = team ? staff.map((one) => one.name).join('、') || '还没有人' : ''
  return {
    ...{ id, icon: kindIcons[kind], time: spanWords(time, to) },
    who: `${elder.name}${elder.age ? ` ${elder.age} 岁` : ''}`,
    what: name,
    state: staffState(kind, state),
    tone: stateTone(kind, state),
    late: late > 0 ? `晚了 ${late} 分钟` : overtimeWords({ day, to, state }, at),
    more: [comes, sayAgent(askedBy)].filter(Boolean).join(' · '),
    waiting: mine.length > 0 ? '已存在手机上，有网就发' : '',
  }
}

/** `上午 10:30–10:50`, `上午 11:30–中午 12:30` */
function spanWords(from: string, to: string): string {
  const [part, clock = ''] = sayTime(to).split(' ')
  return `${sayTime(from)}–${sayTime(from).startsWith(part ?? '') ? clock : sayTime(to)}`
}

const over = ['done', 'confirmed', 'no-show', 'aborted', 'cancelled', 'refused']

function summaryOf(visits: readonly VisitCard[], stops: number, { waiting }: Seen): string {
  const left = visits.filter(
    (visit) =>
      !over.includes(
        stateAfter(
          visit,
          waiting.filter(({ visitId }) => visitId === visit.id),
        ),
      ),
  )
  if (visits.length === 0) return '没有要上门的'
  if (left.length === 0) return `${visits.length} 个都做完了`
  return `${stops} 户，还有 ${left.length} 个没做`
}

/** Without a network, after a restart: what this phone still knows, and no names. */
export function keptView(doors: readonly KeptDoor[], seen: Seen): DoorsView {
  const visits = [...doors]
    .sort((one, other) => one.time.localeCompare(other.time))
    .map((door): VisitCard => ({
      ...door,
      number: '',
      elder: { id: door.elderId, name: '名字要有网才能看' },
      staff: [],
    }))
  const [clinic, homes] = [
    visits.filter(({ kind }) => kind === 'clinic'),
    visits.filter(({ kind }) => kind !== 'clinic'),
  ]
  const households = homes.map((visit) => ({ address: '地址要有网才能看', visits: [visit] }))
  return doorsView({ day: seen.now.day, households, unplaced: [], clinic }, seen)
}
