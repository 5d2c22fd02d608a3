import { addDays } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { VisitState } from '../../shared/visits/kinds'
import type { PlannedPerson, PlannedService, TownPlan } from './plan'

/** The town's first morning. */
export const FIRST_MORNING: Day = '2026-03-04'

/** A visit as it stands when the town begins. */
export interface PlannedVisit {
  key: string
  elderKey: string
  /** Item of the catalogue, or the kind itself. */
  code: string
  staffKey: string
  day: Day
  time: string
  state: VisitState
  askedByKey: string
  /** What somebody who asked for the elder is to her. */
  relation?: string
  note?: string
  /** A visit of the past: the service that was written down for it. */
  service?: PlannedService
  unproven?: true
}

type Given = Omit<PlannedVisit, 'key'>

const later = (days: number) => addDays(FIRST_MORNING, days)

/** What the people of the landing page have before them. */
const named: Given[] = [
  visit('wang-xiulan', 'vitalSigns', 'nurse-team-zhang', [0, '10:30'], 'accepted'),
  visit('zhao-defu', 'rehabGuide', 'nurse-team-zhang', [0, '11:30'], 'accepted', 'wang-xiulan'),
  visit('li-guiying', 'dressing', 'nurse-li', [1, '09:00'], 'requested', 'chen-min'),
  visit(
    'chen-guoqiang',
    'door-service',
    'public-health-team-zhang',
    [1, '14:00'],
    'accepted',
    'chen-min',
  ),
  visit('li-guiying', 'clinic', 'doctor-zhang', [6, '09:00'], 'accepted', 'chen-min'),
  visit('chen-guoqiang', 'bedBath', 'nurse-li', [2, '10:00'], 'consulted', 'chen-min'),
]

/** The same for elders without a face: enough that every list of the house has something in it. */
const others: [code: string, staffKey: string, at: [number, string], state: VisitState][] = [
  ['bgMonitor', 'nurse-team-zhang', [0, '13:30'], 'accepted'],
  ['door-service', 'public-health-team-zhang', [0, '13:00'], 'accepted'],
  ['door-service', 'public-health-team-zhang', [0, '15:00'], 'requested'],
  ['oralCare', 'nurse-team-zhang', [0, '15:00'], 'offered'],
  ['subcutInj', 'nurse-li', [0, '14:00'], 'requested'],
  ['expectoration', 'nurse-li', [1, '10:30'], 'consulted'],
  ['dementiaCare', 'nurse-team-zhang', [1, '09:30'], 'offered'],
  ['venousBlood', 'nurse-team-lin', [1, '08:30'], 'requested'],
  ['clinic', 'doctor-zhang', [0, '15:30'], 'accepted'],
  ['clinic', 'doctor-team-lin', [1, '10:00'], 'accepted'],
  ['rehabGuide', 'nurse-team-lin', [2, '09:00'], 'accepted'],
  ['door-service', 'public-health-team-lin', [5, '09:30'], 'accepted'],
]

/** Visits of the first days and of the last weeks: those of the past stand for services that were written down. */
export function planVisits(plan: TownPlan): PlannedVisit[] {
  const elders = plan.people.filter(mayAsk)
  const drawn = others.map(([code, staffKey, at, state], index) =>
    visit(elders[index]?.key ?? '', code, staffKey, at, state),
  )
  const all = [...named, ...drawn, ...past(plan)]
  return all.map((each, at) => ({ key: `visit-${at}`, ...each }))
}

/** Of the first centre, living at home, 80 and over: every kind of visit but the doctor's is for them. */
const mayAsk = ({ key, orgId, life, birthDate, reach, residence }: PlannedPerson) =>
  key.startsWith('elder-') &&
  orgId === 'org-taoyuan' &&
  life.status === 'living' &&
  residence === 'resident' &&
  birthDate <= '1946-03-04' &&
  reach?.address !== undefined

const PAST_DAYS = 30
const PAST_SHOWN = 12

/** A service at home that counts already: its visit adds nothing to any figure. */
function past({ services }: TownPlan): Given[] {
  const since = later(-PAST_DAYS)
  return services
    .filter(({ kind, day, voided }) => kind === 'home-visit' && day >= since && !voided)
    .filter(({ place, orgId }) => place === 'home' && orgId === 'org-taoyuan')
    .slice(-PAST_SHOWN)
    .map((service) => ({
      ...{ elderKey: service.elderKey, code: 'doctor-visit', staffKey: service.byKey },
      ...{ day: service.day, time: '09:00', state: 'confirmed', askedByKey: service.elderKey },
      service,
    }))
}

function visit(
  ...[elderKey, code, staffKey, [days, time], state, askedByKey = elderKey]: [
    elderKey: string,
    code: string,
    staffKey: string,
    at: [days: number, time: string],
    state: VisitState,
    askedByKey?: string,
  ]
): Given {
  const relation = askedByKey === 'chen-min' ? '女儿' : '配偶'
  return {
    ...{ elderKey, code, staffKey, day: later(days), time, state, askedByKey },
    ...(askedByKey === elderKey ? {} : { relation }),
  }
}
