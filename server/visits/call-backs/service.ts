import { addDays, dayOf } from '../../../shared/day'
import type { CallBackRequest, CallBackView } from '../../../shared/visits/booking'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { newObjectId } from '../../kit/object-id'
import { refuseUnless } from '../../kit/refusal'
import { outsideTransaction } from '../../kit/transaction'
import type { AskerOf } from '../booking/asking'
import type { BookingNeeds } from '../booking/needs'
import { offerOf } from '../booking/offer'
import { housesOf } from '../policy'
import { createCallBackLists } from './listing'
import type { CallBack } from './model'
import { callBackStore } from './store'

/** Called back within two hours of the desk's day; what comes later is due the next morning. Set by the centre. */
const desk = { opens: '08:00', closes: '17:30', withinMinutes: 120, nextMorning: '10:00' } as const
/** What it is about when no service was named; what is wanted stands in the words, if there are any. */
const NO_SERVICE = '请回电话'

type Needs = Pick<BookingNeeds, 'people' | 'contacts' | 'clock' | 'catalogue'>

/** 请社区给我回电话: what somebody can always do when there is no time. */
export function createCallBacks(needs: Needs, askerOf: AskerOf) {
  const { clock, catalogue } = needs
  const { list, viewOf } = createCallBackLists(needs, askerOf)

  /** Asking twice for the same thing in the same words is one call. */
  async function ask(actor: Actor, request: CallBackRequest): Promise<CallBackView> {
    const { elder, orgId, by } = await askerOf(actor, request)
    const { code, words } = request
    const wished = { ...(code ? { code } : {}), ...(words ? { words } : {}) }
    const about = code ? offerOf(code, await catalogue.on(orgId, clock.today())).name : NO_SERVICE
    const open = await callBackStore.openFor({ elderId: elder.id, ...wished })
    if (open) return viewOf(open)
    const asked: CallBack = {
      ...{ id: newObjectId(), elderId: elder.id, orgId, about, asked: by.act },
      dueAt: dueAfter(clock.now()),
      ...wished,
    }
    // A call for the same that was asked for in this moment is an answer, not a failure.
    return viewOf(await outsideTransaction(() => callBackStore.add(asked)))
  }

  /** Whoever was not reached is called again. */
  async function close(
    actor: Actor,
    id: string,
    outcome: NonNullable<CallBack['outcome']>,
  ): Promise<CallBackView> {
    const found = await callBackStore.seenBy(housesOf(actor), id)
    refuseUnless(found, 'visit.call-back-not-found')
    const act = actFor(actor, found.elderId, clock, 'phone')
    const closed =
      outcome === 'not-reached'
        ? await callBackStore.again(id, act, dueAfter(clock.now()))
        : await callBackStore.close(id, act, outcome)
    refuseUnless(closed, 'visit.call-back-done')
    return viewOf(closed)
  }

  return { ask, list, close }
}

/** The instant by which somebody is to be called. */
export function dueAfter(now: Date): string {
  const today = dayOf(now)
  const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`)
  const opens = at(today, desk.opens)
  const begin = now < opens ? opens : now
  const due = new Date(begin)
  due.setTime(begin.getTime() + desk.withinMinutes * 60_000)
  const inTime = due <= at(today, desk.closes)
  return (inTime ? due : at(addDays(today, 1), desk.nextMorning)).toISOString()
}
