import type { FollowUpView } from '../../../shared/visits/safety'
import { followUpDueAt } from '../../../shared/visits/limits'
import type { Page } from '../../../shared/people'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import type { Visit } from '../types'
import type { Cards } from './cards'
import type { House } from './house'
import { listOf } from './lists'
import type { ListRequest } from './lists'
import type { AroundNeeds } from './needs'
import { followUpStore } from './stores/follow-ups'
import { workOf } from './sight'
import { aroundOf } from './types'
import type { FollowUp } from './types'
import { followUpView } from './view'

type Needs = Pick<AroundNeeds, 'clock' | 'conditionChanged'> & { house: House; cards: Cards }

/** What somebody hears who asks how it went. */
interface FollowUpRequest {
  findings: string
  conditionChanged?: boolean | undefined
}

/** The call 48 hours after a nurse was there. */
export function createFollowUps({ clock, conditionChanged, house, cards }: Needs) {
  /** Own ones and those of the own team; of a whole house for its desk and manager. */
  async function list(
    actor: Actor,
    { orgId, ...request }: ListRequest & { orgId?: string | undefined },
  ): Promise<Page<FollowUpView>> {
    const sight = await house.sightOfWork(actor, orgId)
    const rows = { page: followUpStore.page, by: ({ dueAt }: FollowUp) => dueAt, cards }
    return listOf({ sight, ...request }, rows, followUpView)
  }

  async function done(actor: Actor, id: string, heard: FollowUpRequest): Promise<FollowUpView> {
    const found = await followUpStore.seenBy(workOf(actor), id)
    refuseUnless(found, 'visit.follow-up-not-found')
    const { findings, conditionChanged: changed } = heard
    const act = actFor(actor, found.elderId, clock, 'phone')
    const finished = await inOneTransaction(async () => {
      const row = await followUpStore.finish(id, {
        done: act,
        findings,
        ...(changed ? { conditionChanged: true } : {}),
      })
      refuseUnless(row, 'visit.follow-up-done')
      if (changed) await conditionChanged(found.elderId)
      return row
    })
    return viewed(cards, finished)
  }

  return { keep, list, done }
}

/** After every change of a visit, in its transaction: the call is owed from the moment the work is done. */
async function keep(visit: Visit): Promise<void> {
  const { kind, state, teamId, reached, id } = visit
  if (kind !== 'home-nursing' || state !== 'done') return
  const doneAt = new Date(reached.done ?? 0)
  await followUpStore.keep({
    ...aroundOf(visit),
    id,
    ...(teamId ? { teamId } : {}),
    open: true,
    dueAt: followUpDueAt(doneAt).toISOString(),
  })
}

async function viewed(cards: Cards, followUp: FollowUp): Promise<FollowUpView> {
  const card = (await cards([followUp.visitId])).get(followUp.visitId)
  return followUpView(followUp, card ?? refuse('visit.follow-up-not-found'))
}
