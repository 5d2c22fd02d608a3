import { ageOn } from '../../../shared/day'
import type { Page } from '../../../shared/people'
import { maskedPhone } from '../../../shared/phone'
import { redFlagWords } from '../../../shared/visits/red-flags'
import type { RedFlagSeen } from '../../../shared/visits/safety'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import type { RedFlagsSeen } from '../booking/store-red-flags'
import type { VisitNeeds } from '../needs'
import type { House } from './house'
import { pageOf } from './lists'
import type { ListRequest } from './lists'
import { workOf } from './sight'
import { redFlagCareStore } from './stores/red-flags'

type Needs = Pick<VisitNeeds, 'people' | 'contacts' | 'clock'> & { house: House }
type Asked = ListRequest & { orgId?: string | undefined }

/** 急症情况: which sign somebody told instead of booking, who looks after it, and what was done. */
export function createRedFlagCare(needs: Needs) {
  const { clock, house } = needs
  const viewed = createViewing(needs)

  /** Those one was told of and those of the own team; of a whole house for its desk and manager. */
  async function list(actor: Actor, request: Asked): Promise<Page<RedFlagSeen>> {
    const { items, ...rest } = await pageSeenBy(actor, request)
    return { ...rest, items: await viewed(items) }
  }

  /** How many stand on that page; opens no phone. */
  const count = async (actor: Actor, request: Asked): Promise<number> =>
    (await pageSeenBy(actor, request)).items.length

  async function pageSeenBy(actor: Actor, { orgId, ...request }: Asked) {
    const sight = await house.sightOfWork(actor, orgId)
    const rows = { page: redFlagCareStore.page, by: ({ act }: RedFlagsSeen) => act.at }
    return pageOf({ sight, ...request }, rows)
  }

  const acknowledge = (actor: Actor, id: string): Promise<RedFlagSeen> =>
    settle(actor, id, async ({ elderId }) => {
      const taken = await redFlagCareStore.acknowledge(id, actFor(actor, elderId, clock))
      return taken ?? refuse('red-flag.taken')
    })

  /** With what was done. */
  const close = (actor: Actor, id: string, note: string): Promise<RedFlagSeen> =>
    settle(actor, id, async ({ elderId, acknowledged }) => {
      refuseUnless(acknowledged, 'red-flag.not-taken')
      const closed = await redFlagCareStore.close(id, actFor(actor, elderId, clock), note)
      return closed ?? refuse('red-flag.closed')
    })

  async function settle(
    actor: Actor,
    id: string,
    change: (seen: RedFlagsSeen) => Promise<RedFlagsSeen>,
  ): Promise<RedFlagSeen> {
    const seen = await redFlagCareStore.seenBy(workOf(actor), id)
    refuseUnless(seen, 'red-flag.not-found')
    refuseUnless(seen.open, 'red-flag.closed')
    const [view] = await viewed([await change(seen)])
    return view ?? refuse('red-flag.not-found')
  }

  return { list, count, acknowledge, close }
}

/** As they are shown to whoever calls: the phone masked, the sign in words. */
function createViewing({ people, contacts, clock }: Needs) {
  return async function viewed(rows: readonly RedFlagsSeen[]): Promise<RedFlagSeen[]> {
    const elderIds = [...new Set(rows.map(({ elderId }) => elderId))]
    const persons = await people.persons(elderIds)
    const phones = new Map(
      await Promise.all(
        elderIds.map(async (id) => [id, (await contacts.phonesOf(id))[0]] as const),
      ),
    )
    return rows.map((seen) => {
      const person = persons.get(seen.elderId)
      const phone = phones.get(seen.elderId)
      return {
        ...redFlagView(seen),
        elder: {
          id: seen.elderId,
          name: person?.name ?? seen.elderName,
          ...(person ? { age: ageOn(person.birthDate, clock.today()) } : {}),
        },
        ...(phone ? { phone: maskedPhone(phone) } : {}),
      }
    })
  }
}

function redFlagView(seen: RedFlagsSeen): Omit<RedFlagSeen, 'elder' | 'phone'> {
  const { id, flags, act, relation, acknowledged, closed, closedNote = '' } = seen
  return {
    id,
    flags: flags.map((code) => ({ code, says: redFlagWords(code) })),
    ...{ byName: act.byName, channel: act.channel, at: act.at },
    ...(relation ? { relation } : {}),
    ...(acknowledged
      ? { acknowledgedBy: acknowledged.byName, acknowledgedAt: acknowledged.at }
      : {}),
    ...(closed ? { closed: { note: closedNote, byName: closed.byName, at: closed.at } } : {}),
  }
}
