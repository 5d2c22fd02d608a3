import type { Act } from '../../../shared/session'
import { isDuplicate } from '../../kit/database-errors'
import type { OwedNotice } from '../../kit/owed-notice'
import { inOneTransaction, outsideTransaction } from '../../kit/transaction'
import type { VisitNeeds } from '../needs'
import type { Visit } from '../types'
import { contactsFor } from './contacts'
import type { House } from './house'
import { alarmStore } from './stores/alarms'
import { watchStore } from './stores/visits'
import { aroundOf } from './types'
import type { Alarm } from './types'

const room = 'visit-alarm'
const page = '/office/alarms/index'

type Needs = Pick<VisitNeeds, 'people' | 'tell'> & { house: House }

/** An alarm rings: it is written down, and everybody's turn with it, so that nothing has to remember to ring on. */
export function createSounding({ people, tell, house }: Needs) {
  /** Rings; of one of this cause that rings already, that one. */
  async function sound(visit: Visit, cause: Alarm['cause'], act: Act): Promise<Alarm> {
    const lane = laneOf(visit.id, cause)
    const contacts = await contactsFor(house, visit, act)
    const facts = { ...aroundOf(visit), open: true, cause, lane, raised: act, contacts }
    const begin = async () => {
      const alarm = await alarmStore.add(facts)
      await ring(alarm)
      await watchStore.remark(visit.id, { event: 'alarm', state: visit.state, act })
      return alarm
    }
    // A keyed request has a transaction of its own, which the "no" of the lane would end.
    return outsideTransaction(async () => {
      try {
        return await inOneTransaction(begin)
      } catch (thrown) {
        if (!isDuplicate(thrown)) throw thrown
        // Closed in this very moment: what is pressed now is a new one.
        return (await alarmStore.inLane(lane)) ?? sound(visit, cause, act)
      }
    })
  }

  /** Says anew what the contacts are owed. */
  const ring = async (alarm: Alarm): Promise<void> =>
    tell({ room, id: alarm.id }, await owedOf(alarm))

  async function owedOf(alarm: Alarm): Promise<OwedNotice[]> {
    const names = await people.names([alarm.elderId])
    return owedTo(alarm, names.get(alarm.elderId) ?? '')
  }

  /** Before anything goes out. */
  async function stillOwed(alarmId: string): Promise<OwedNotice[]> {
    const alarm = await alarmStore.byId(alarmId)
    return alarm ? owedOf(alarm) : []
  }

  return { sound, ring, stillOwed }
}

/** What its contacts are told; nothing more once somebody took it. */
function owedTo({ elderId, raised, contacts, acknowledged, cause }: Alarm, elder: string) {
  const text =
    cause === 'pressed'
      ? `${raised.byName}上门${elder}家时按下报警，请马上联系`
      : `${elder}家的上门已超时 30 分钟，请马上联系上门人员`
  return contacts
    .filter(({ at }) => acknowledged === undefined || at <= acknowledged.at)
    .map(({ personId, at }): OwedNotice => {
      return { kind: 'visit.alarm', elderId, at: new Date(at), text, page, to: [personId] }
    })
}

export type Sounding = ReturnType<typeof createSounding>

export const laneOf = (visitId: string, cause: Alarm['cause']): string => `${cause}:${visitId}`
