import type { VisitTrailStep, VisitView } from '../../../shared/visits/view'

/** Where it stands and what is next, in one sentence. */
export function sayNext(visit: VisitView): string {
  const { kind, state, staff, reason } = visit
  if (reason && ended[state] !== undefined) return `${ended[state]}${reason}`
  if (state === 'requested' && kind === 'home-nursing')
    return '医生先看一看合不合适（首诊），合适就派护士。'
  if (state === 'accepted') return acceptedWords(visit, staff[0]?.name ?? '')
  return said[state] ?? ''
}

const acceptedWords = ({ kind }: VisitView, name: string): string =>
  kind === 'clinic' ? '到时候带上身份证和医保卡，直接到中心来。' : `${name || '护士'}会按时来。`

const ended: Partial<Record<VisitView['state'], string>> = {
  refused: '中心说：',
  cancelled: '原因：',
  'no-show': '原因：',
  aborted: '原因：',
}

const said: Partial<Record<VisitView['state'], string>> = {
  held: '时间还留着，确认了才算数。',
  requested: '中心正在安排人，派好了告诉您谁来。',
  consulted: '医生看过了，合适。正在派人。',
  offered: '正在请人接单，接了就告诉您。',
  'set-off': '已经在路上了，家里请留人。',
  arrived: '已经到了，请开门。',
  started: '正在做，请不要走开。',
  done: '没有问题就点下面的“确认做完了”。过一天没点，也算确认。',
  confirmed: '做完了，已经记进档案。',
  expired: '时间没有确认，已经放出去了。可以重新约。',
}

const events: Record<VisitTrailStep['event'], string> = {
  confirm: '约好',
  consult: '医生首诊',
  offer: '派人',
  accept: '接单',
  decline: '来不了，另外派人',
  refuse: '中心没有接',
  'set-off': '出发',
  arrive: '到达',
  start: '开始做',
  finish: '做完',
  'confirm-done': '确认做完了',
  move: '改了时间',
  reassign: '换了人来',
  cancel: '取消',
  'no-show': '没有见到人',
  abort: '中途停了',
  expire: '时间没留住',
  consent: '签了知情同意书',
  order: '开了医嘱',
  proof: '证明到达',
  review: '中心复核',
  alarm: '一键报警',
  rate: '评价',
}

export const sayEvent = (event: VisitTrailStep['event']): string => events[event]
