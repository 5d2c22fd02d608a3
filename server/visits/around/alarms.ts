import type { Page } from '../../../shared/people'
import type { AlarmProgress, AlarmView } from '../../../shared/visits/safety'
import type { VisitCard } from '../../../shared/visits/view'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { findVisit } from '../finding'
import type { VisitNeeds } from '../needs'
import { housesOf, isAssigned, isOfHouse } from '../policy'
import { visitStore } from '../store'
import type { Cards } from './cards'
import type { Doors } from './doors'
import type { House } from './house'
import { listOf } from './lists'
import type { ListRequest } from './lists'
import type { Sounding } from './sounding'
import { alarmStore } from './stores/alarms'
import type { Alarm } from './types'
import { alarmProgress, alarmView } from './view'

type Needs = Pick<VisitNeeds, 'people' | 'clock'> & {
  house: House
  cards: Cards
  doors: Doors
  sounding: Sounding
}

/** 一键报警: pressed at a door, and heard until somebody has taken it. */
export function createAlarms(needs: Needs) {
  const showing = createShowing(needs)
  return { ...createRaising(needs, showing), ...createSettling(needs, showing) }
}

type Showing = ReturnType<typeof createShowing>

function createRaising({ people, clock, house, sounding }: Needs, showing: Showing) {
  const { viewed, shown, withDoors } = showing

  /** By whoever comes, or the house for her. An alarm is never argued with: any visit in sight will do. */
  async function raise(actor: Actor, visitId: string): Promise<AlarmView> {
    const visit = await findVisit(people, actor, visitId)
    refuseUnless(isAssigned(actor, visit) || isOfHouse(actor, visit), 'who.not-allowed')
    return viewed(await sounding.sound(visit, 'pressed', actFor(actor, visit.elderId, clock)))
  }

  async function list(
    actor: Actor,
    { orgId, ...request }: ListRequest & { orgId: string },
  ): Promise<Page<AlarmView>> {
    const sight = await house.sightOf(actor, orgId)
    const rows = { page: alarmStore.page, by: ({ raised }: Alarm) => raised.at, cards: withDoors }
    return listOf({ sight, ...request }, rows, shown)
  }

  /** Whoever pressed it waits for an answer, and is not asked who she is to the house. */
  async function progress(actor: Actor, id: string): Promise<AlarmProgress> {
    const alarm = await alarmStore.heardBy({ orgIds: housesOf(actor) }, actor.id, id)
    return alarm ? alarmProgress(alarm, clock.now().toISOString()) : refuse('alarm.not-found')
  }

  return { raise, list, progress }
}

function createSettling({ clock, sounding }: Needs, { viewed }: Showing) {
  /** Somebody looks after it: nobody else is called. */
  const acknowledge = (actor: Actor, id: string): Promise<AlarmView> =>
    settle(actor, id, async (alarm) => {
      const taken = await alarmStore.acknowledge(id, actFor(actor, alarm.elderId, clock))
      return taken ?? refuse('alarm.taken')
    })

  /** With a word on what it was. */
  const close = (actor: Actor, id: string, note: string): Promise<AlarmView> =>
    settle(actor, id, async (alarm) => {
      refuseUnless(alarm.acknowledged, 'alarm.not-taken')
      const closed = await alarmStore.close(alarm, actFor(actor, alarm.elderId, clock), note)
      return closed ?? refuse('alarm.closed')
    })

  /** Not by whoever rang: under a threat she could be made to. What is told changes in the same transaction. */
  async function settle(
    actor: Actor,
    id: string,
    change: (alarm: Alarm) => Promise<Alarm>,
  ): Promise<AlarmView> {
    const alarm = await alarmStore.seenBy({ orgIds: housesOf(actor) }, id)
    refuseUnless(alarm, 'alarm.not-found')
    refuseUnless(alarm.raised.byId !== actor.id, 'alarm.own')
    refuseUnless(alarm.open, 'alarm.closed')
    const settled = await inOneTransaction(async () => {
      const changed = await change(alarm)
      await sounding.ring(changed)
      return changed
    })
    return viewed(settled)
  }

  return { acknowledge, close }
}

/** An alarm as it is shown: whoever hears it has to know where to go. */
function createShowing({ clock, cards, doors }: Pick<Needs, 'clock' | 'cards' | 'doors'>) {
  async function viewed(alarm: Alarm): Promise<AlarmView> {
    const card = (await withDoors([alarm.visitId])).get(alarm.visitId)
    return shown(alarm, card ?? refuse('alarm.not-found'))
  }

  const shown = (alarm: Alarm, card: VisitCard) => alarmView(alarm, card, clock.now().toISOString())

  async function withDoors(visitIds: readonly string[]): Promise<Map<string, VisitCard>> {
    const [known, visits] = await Promise.all([cards(visitIds), visitStore.byIds(visitIds)])
    const addresses = await doors(visits)
    return new Map(
      [...known].map(([id, card]) => {
        const address = addresses.get(id)?.text
        return [id, { ...card, ...(address ? { address } : {}) }]
      }),
    )
  }

  return { viewed, shown, withDoors }
}
