import { addDays } from '../../../shared/day'
import type { CallBackView } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { AskerOf } from '../booking/asking'
import type { BookingNeeds } from '../booking/needs'
import { housesOf } from '../policy'
import type { CallBack } from './model'
import { callBackStore } from './store'

const DONE_SHOWN_DAYS = 7

type Needs = Pick<BookingNeeds, 'people' | 'contacts' | 'clock'>

/** Who is to be called, as the house reads it. */
export function createCallBackLists(needs: Needs, askerOf: AskerOf) {
  const { people, clock } = needs

  /** Of one elder, or of a house for its desk. */
  const list = (
    actor: Actor,
    of: { elderId: string } | { orgId: string },
  ): Promise<CallBackView[]> =>
    'orgId' in of ? ofHouse(actor, of.orgId) : openOf(actor, of.elderId)

  /** With the phone to call: for the staff of the house only. */
  async function ofHouse(actor: Actor, orgId: string): Promise<CallBackView[]> {
    refuseUnless(housesOf(actor).includes(orgId), 'organisation.not-found')
    const since = `${addDays(clock.today(), -DONE_SHOWN_DAYS)}T00:00:00.000Z`
    const found = await callBackStore.ofHouse(orgId, since)
    return Promise.all(found.map((each) => withPhone(needs, each)))
  }

  /** What an elder waits to be called about, for whoever of her house speaks with her now. */
  async function openOf(actor: Actor, elderId: string): Promise<CallBackView[]> {
    const { elder } = await askerOf(actor, { elderId, channel: 'phone' })
    const found = await callBackStore.openOf(await people.idsOf(elder.id), housesOf(actor))
    return Promise.all(found.map((each) => callBackView(people, each)))
  }

  return { list, viewOf: (callBack: CallBack) => callBackView(people, callBack) }
}

/** With the phone to call while it is open: whoever was called has been called. */
async function withPhone({ people, contacts }: Needs, callBack: CallBack) {
  const { elderId, outcome } = callBack
  const phone = outcome ? undefined : (await contacts.phonesOf(elderId))[0]
  return callBackView(people, callBack, phone)
}

async function callBackView(
  people: Pick<Needs['people'], 'names'>,
  callBack: CallBack,
  phone?: string,
): Promise<CallBackView> {
  const { id, elderId, code, about, words, asked, dueAt, tried, done, outcome } = callBack
  const name = (await people.names([elderId])).get(elderId) ?? ''
  return {
    ...{ id, elder: { id: elderId, name }, askedBy: asked.byName, about, dueAt },
    ...(phone ? { phone } : {}),
    ...(code ? { code } : {}),
    ...(words ? { words } : {}),
    askedAt: asked.at,
    ...(tried ? { triedAt: tried.at, triedByName: tried.byName } : {}),
    ...(done ? { doneAt: done.at, doneByName: done.byName } : {}),
    ...(outcome ? { outcome } : {}),
  }
}
