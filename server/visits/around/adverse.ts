import type { Page } from '../../../shared/people'
import { adverseRules, reportDueAt } from '../../../shared/visits/limits'
import type { AdverseRequest, AdverseView } from '../../../shared/visits/safety'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { findVisit } from '../finding'
import type { VisitNeeds } from '../needs'
import { houseRoles, housesOf, isOfHouse } from '../policy'
import type { Visit } from '../types'
import type { Cards } from './cards'
import type { House } from './house'
import { listOf } from './lists'
import type { ListRequest } from './lists'
import { adverseStore } from './stores/adverse'
import { aroundOf } from './types'
import type { AdverseEvent } from './types'
import { adverseView } from './view'

type Needs = Pick<VisitNeeds, 'people' | 'clock' | 'tell'> & { house: House; cards: Cards }

/** 不良事件: what went wrong at a door, reported in time, and what came of it. Counted apart from visits. */
export function createAdverse(needs: Needs) {
  return { ...createAdding(needs), ...createDealing(needs) }
}

/** Written down by whoever was there, or by the house. */
function createAdding({ people, clock, tell, house, cards }: Needs) {
  async function add(actor: Actor, visitId: string, request: AdverseRequest): Promise<AdverseView> {
    const visit = await findVisit(people, actor, visitId)
    refuseUnless(isOfHouse(actor, visit), 'who.not-allowed')
    refuseUnless(visit.reached['set-off'] ?? visit.reached.arrived, 'visit.nobody-there')
    refuseUnlessThen(visit, request.at)
    const found = actFor(actor, visit.elderId, clock)
    const due = reportDueAt(request.harm, new Date(found.at))
    const event = await inOneTransaction(async () => {
      const kept = await adverseStore.add({
        ...{ ...aroundOf(visit), ...request, open: true, found },
        ...{ reportDueAt: due.toISOString(), rulesVersion: adverseRules.version },
      })
      await tellOf(kept)
      return kept
    })
    return viewed(cards, event)
  }

  /** It happened between setting off and now. People say when by the minute: that of setting off belongs to it. */
  function refuseUnlessThen({ reached }: Visit, at: string) {
    const from = (reached['set-off'] ?? reached.arrived ?? '').slice(0, '2026-03-04T10:00'.length)
    const instant = new Date(at).toISOString()
    refuseUnless(from <= instant && instant <= clock.now().toISOString(), 'adverse.when')
  }

  /** The managers, who have to report it. */
  async function tellOf({ id, elderId, orgId, found, reportDueAt: due }: AdverseEvent) {
    const managers = await house.those(orgId, ['manager'])
    const elder = (await people.names([elderId])).get(elderId) ?? ''
    const to = managers.map((manager) => manager.id).filter((each) => each !== found.byId)
    const text = `${elder}家发生不良事件，须在${minuteOf(due)}前上报`
    const told = { kind: 'visit.adverse' as const, elderId, at: new Date(found.at), text }
    await tell({ room: 'visit-adverse', id }, [{ ...told, page: '/office/adverse/index', to }])
  }

  return { add }
}

/** Read, reported and followed up by whoever runs the house. */
function createDealing({ clock, house, cards }: Needs) {
  async function list(
    actor: Actor,
    { orgId, ...request }: ListRequest & { orgId: string },
  ): Promise<Page<AdverseView>> {
    const sight = await house.sightOf(actor, orgId)
    const rows = { page: adverseStore.page, by: (event: AdverseEvent) => event.reportDueAt, cards }
    return listOf({ sight, ...request }, rows, adverseView)
  }

  /** Told to whoever has to know above: the nursing department, the county. */
  const report = (actor: Actor, id: string, to: string): Promise<AdverseView> =>
    deal(actor, id, ({ elderId, reported, followedUp }) => {
      refuseUnless(!reported, 'adverse.reported')
      const act = actFor(actor, elderId, clock)
      return { reported: act, reportedTo: to, open: followedUp === undefined }
    })

  /** What came of it for the elder, and what is done so that it does not happen again. */
  const followUp = (actor: Actor, id: string, note: string): Promise<AdverseView> =>
    deal(actor, id, ({ elderId, reported, followedUp }) => {
      refuseUnless(!followedUp, 'adverse.followed-up')
      const act = actFor(actor, elderId, clock)
      return { followedUp: act, followUpNote: note, open: reported === undefined }
    })

  async function deal(
    actor: Actor,
    id: string,
    decide: (event: AdverseEvent) => Parameters<typeof adverseStore.change>[1],
  ): Promise<AdverseView> {
    const event = await adverseStore.seenBy({ orgIds: housesOf(actor, houseRoles) }, id)
    refuseUnless(event, 'adverse.not-found')
    const changed = await adverseStore.change(event, decide(event))
    return viewed(cards, changed ?? refuse('data.changed'))
  }

  return { list, report, followUp }
}

async function viewed(cards: Cards, event: AdverseEvent): Promise<AdverseView> {
  const card = (await cards([event.visitId])).get(event.visitId)
  return adverseView(event, card ?? refuse('adverse.not-found'))
}

/** `3月5日 14:05` in China. */
function minuteOf(instant: string): string {
  const china = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${Number(china.slice(5, 7))}月${Number(china.slice(8, 10))}日 ${china.slice(11, 16)}`
}
