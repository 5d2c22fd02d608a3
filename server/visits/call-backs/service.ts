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
import { callBackStore } from './store'
import type { CallBack } from './model'

/** Called back within two hours of the desk's day; what comes later is due the next morning. Set by the centre. */
const desk = { opens: '08:00', closes: '17:30', withinMinutes: 120, nextMorning: '10:00' } as const
const DONE_SHOWN_DAYS = 7

type Needs = Pick<BookingNeeds, 'people' | 'contacts' | 'clock' | 'catalogue'>

/** 请社区给我回电话: what somebody can always do when there is no time. */
export function createCallBacks(needs: Needs, askerOf: AskerOf) {
  const { people, clock, catalogue } = needs

  /** Asking twice for the same thing is one call. */
  async function ask(actor: Actor, request: CallBackRequest): Promise<CallBackView> {
    const { elder, orgId, by } = await askerOf(actor, request)
    const { code, words } = request
    const about = code ? offerOf(code, await catalogue.on(orgId, clock.today())).name : '预约'
    const open = await callBackStore.openOf(elder.id, about)
    if (open) return viewOf(open)
    const asked: CallBack = {
      ...{ id: newObjectId(), elderId: elder.id, orgId, about, asked: by.act },
      dueAt: dueAfter(clock.now()),
      ...(code ? { code } : {}),
      ...(words ? { words } : {}),
    }
    // A call about the same that was asked for in this moment is an answer, not a failure.
    return viewOf(await outsideTransaction(() => callBackStore.add(asked)))
  }

  /** The list of a house, with the phone to call: for its staff only. */
  async function list(actor: Actor, orgId: string): Promise<CallBackView[]> {
    refuseUnless(housesOf(actor).includes(orgId), 'organisation.not-found')
    const since = `${addDays(clock.today(), -DONE_SHOWN_DAYS)}T00:00:00.000Z`
    const found = await callBackStore.ofHouse(orgId, since)
    return Promise.all(found.map((each) => callBackWithPhone(needs, each)))
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

  const viewOf = (callBack: CallBack) => callBackView(people, callBack)

  return { ask, list, close }
}

/** With the phone to call while it is open: whoever was called has been called. */
async function callBackWithPhone({ people, contacts }: Needs, callBack: CallBack) {
  const { elderId, outcome } = callBack
  const phone = outcome ? undefined : (await contacts.phonesOf(elderId))[0]
  return callBackView(people, callBack, phone)
}

async function callBackView(
  people: Pick<Needs['people'], 'names'>,
  callBack: CallBack,
  phone?: string,
): Promise<CallBackView> {
  const { id, elderId, about, words, asked, dueAt, tried, done, outcome } = callBack
  const name = (await people.names([elderId])).get(elderId) ?? ''
  return {
    ...{ id, elder: { id: elderId, name }, askedBy: asked.byName, about, dueAt },
    ...(phone ? { phone } : {}),
    ...(words ? { words } : {}),
    askedAt: asked.at,
    ...(tried ? { triedAt: tried.at, triedByName: tried.byName } : {}),
    ...(done ? { doneAt: done.at, doneByName: done.byName } : {}),
    ...(outcome ? { outcome } : {}),
  }
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
