import type { OwedNotice } from '../../../kit/owed-notice'
import type { Write } from '../../../kit/writing-together'
import type { VisitNeeds } from '../../needs'
import { visitStore } from '../../store'
import type { Visit } from '../../types'
import type { House } from '../house'
import { newsOf } from './news'
import { remindersOf } from './reminders'
import { unservedFor } from './said'
import type { Said } from './said'
import { underWay, workOf } from './work'
import type { Duty } from './work'

const room = 'visit'
/** Said while it is open who comes. */
const SOMEBODY = '医护人员'
const nobody: Duty = { deskIds: [], managerIds: [] }

type Needs = Pick<VisitNeeds, 'people' | 'clock' | 'tell' | 'tellFirst' | 'schedule'> & {
  house: House
}

/** What is to be told of a visit, derived from how it stands: nothing is kept that could go out after a cancel. */
export function createVisitNotices(needs: Needs) {
  const { people, clock, tell, tellFirst, schedule, house } = needs

  async function owedOf(visit: Visit, isOff = false): Promise<OwedNotice[]> {
    const { elderId, teamId, staffIds } = visit
    const names = await namesOf({ people, clock }, visit)
    const who = isOff ? SOMEBODY : staffIds.map((id) => names.get(id) ?? '').join('、')
    const elder = names.get(elderId) ?? ''
    const family = [...newsOf({ visit, who }), ...(await comingReminders(visit, who))]
    const work = workOf(visit, await dutyFor(house, visit), elder)
    const around = { elderId, ...(teamId ? { teamId } : {}) }
    return [
      ...fresh(family, clock.now()).map((each) => ({ ...each, ...around, page: pageOf(visit) })),
      ...fresh(work, clock.now()).map((each) => ({ page: doorOf(visit), ...each, ...around })),
    ]
  }

  /** While the elder is in hospital nobody is reminded of a visit that waits. */
  async function comingReminders(visit: Visit, who: string): Promise<Said[]> {
    const reminders = remindersOf(visit, who)
    if (reminders.length === 0) return []
    return (await people.inHospital(visit.elderId, visit.day)) ? [] : reminders
  }

  /** After every change of a visit, in its transaction. */
  const told = async (visit: Visit): Promise<void> =>
    tell({ room, id: visit.id }, await owedOf(visit), { isFirst: isFirst(visit) })

  /** The same of a visit of which nothing was told yet, to be written with it. */
  const toldFirst = async (visit: Visit): Promise<Write[]> =>
    tellFirst({ room, id: visit.id }, await owedOf(visit))

  /**
   * The same for a visit read again, before anything goes out. One that is held may be confirmed in the same moment, and
   * what it is to tell then is written before that: it waits until the hold is over.
   */
  async function stillOwed(visitId: string): Promise<OwedNotice[] | { soFar: OwedNotice[] }> {
    const visit = await visitStore.byId(visitId)
    if (!visit) return []
    const owed = await owedOf(visit, await isOffDuty(schedule, visit))
    return isHeld(visit, clock.now()) ? { soFar: owed } : owed
  }

  return { told, toldFirst, stillOwed }
}

/** Asked for only when the house may have to be told. */
async function dutyFor(house: House, visit: Visit): Promise<Duty> {
  if (!mayConcernHouse(visit)) return nobody
  const [desks, managers] = await Promise.all([
    house.those(visit.orgId, ['desk']),
    house.those(visit.orgId, ['manager']),
  ])
  return { deskIds: desks.map(({ id }) => id), managerIds: managers.map(({ id }) => id) }
}

/** Somebody who was to come has leave by now, and nobody else has it yet: no reminder promises that person. */
async function isOffDuty(
  schedule: Needs['schedule'],
  { id, state, staffIds, day }: Visit,
): Promise<boolean> {
  if (state !== 'accepted') return false
  const off = await schedule.offDuty(staffIds, day, day)
  return off.some(({ visitId }) => visitId === id)
}

/** Those who come are read with their roles, as the page shows them; who works here no more has a name all the same. */
async function namesOf(
  { people, clock }: Pick<Needs, 'people' | 'clock'>,
  { staffIds, elderId }: Visit,
): Promise<Map<string, string>> {
  const staff = await people.staffOf(staffIds, clock.today())
  const names = new Map(staff.map(({ personId, name }) => [personId, name]))
  const others = [...staffIds, elderId].filter((id) => !names.has(id))
  return new Map([...names, ...(await people.names(others))])
}

const mayConcernHouse = (visit: Visit): boolean =>
  (visit.home && underWay.includes(visit.state)) || unservedFor(visit) !== undefined

const isHeld = ({ state, heldUntil = '' }: Visit, now: Date): boolean =>
  state === 'held' && heldUntil > now.toISOString()

/** Only confirmed: before that nothing is told, unless it was offered to somebody who waited. */
const isFirst = ({ trail, waitingId }: Visit): boolean =>
  trail.length === 1 && waitingId === undefined

const pageOf = ({ id }: Visit): string => `/pages/visit/index?id=${id}`
const doorOf = ({ id }: Visit): string => `/staff/door/index?id=${id}`

/** Words and times only; what is not worth telling any more is left out. */
const fresh = (said: readonly Said[], now: Date): Omit<Said, 'until'>[] =>
  said.filter(({ until }) => until >= now).map(({ until: _until, ...notice }) => notice)
