import type { MergeSide, MergeView } from '../../shared/register'
import { actFor, scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { refuse, refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import { identityView } from './identity'
import type { PeopleReads } from './reads'
import { maskedName } from './recognising'
import { identityStore } from './stores/identities'
import { mergeStore } from './stores/merges'
import type { Merge } from './stores/merges'
import { mergeSideStore } from './stores/merge-sides'
import type { MergedPerson } from './stores/merge-sides'

/** What other rooms know of a file that may be merged: all its contracts, those that still stand, and its services. */
export type HeldByFile = (
  personId: string,
) => Promise<{ contracts: number; open: number; services: number }>

interface Needs {
  reads: PeopleReads
  clock: Clock
  heldByFile: HeldByFile
}

/**
 * Two files that are one person. Merging makes the other id an alias of the kept one: no line and no closed figure
 * changes, both ids answer the kept file from then on, and it can be undone.
 */
export function createMerges(needs: Needs) {
  const { reads, clock } = needs
  const view = createMergeView(needs)

  /** The pairs above which one of the actor's organisations stands, those to decide first. */
  async function list(actor: Actor, orgId: string): Promise<MergeView[]> {
    const found = await reads.organisationInScope(actor, orgId, clock.today())
    refuseUnless(found, 'organisation.not-found')
    return Promise.all((await mergeStore.of([orgId])).map((merge) => view(actor, merge)))
  }

  async function suggest(
    actor: Actor,
    { keptId, otherId, why }: Pick<Merge, 'keptId' | 'otherId' | 'why'>,
  ): Promise<MergeView> {
    const [kept, other] = [
      await reads.personOfStaff(actor, keptId),
      await reads.personOfStaff(actor, otherId),
    ]
    refuseUnless(kept && other, 'person.not-found')
    refuseUnless(kept.id !== other.id, 'register.merge-same')
    const orgIds = [...new Set([...kept.orgPath, ...other.orgPath])]
    const act = actFor(actor, kept.id, clock, 'on-site')
    const pair = { keptId: kept.id, otherId: other.id }
    const id = await mergeStore.suggest({ ...pair, orgIds, state: 'suggested', why, act })
    return view(actor, (await mergeStore.byId(id)) ?? refuse('register.merge-not-found'))
  }

  return { list, suggest, ...createDeciding(needs, view) }
}

type View = ReturnType<typeof createMergeView>

function createDeciding({ clock, heldByFile }: Needs, view: View) {
  /** Merges the pair, or keeps it as two people. The file with a contract that stands is the one to keep. */
  async function decide(actor: Actor, id: string, request: Decision): Promise<MergeView> {
    const merge = await mine(actor, id)
    refuseUnless(merge.state === 'suggested', 'register.merge-decided')
    const keptId = request.keptId ?? merge.keptId
    refuseUnless([merge.keptId, merge.otherId].includes(keptId), 'register.merge-not-found')
    const otherId = keptId === merge.keptId ? merge.otherId : merge.keptId
    const state = request.merge ? 'merged' : 'refused'
    const act = actFor(actor, keptId, clock, 'on-site')
    await inOneTransaction(async () => {
      if (request.merge) await join(keptId, otherId)
      const decided = await mergeStore.decide(merge, { keptId, otherId, state }, act)
      refuseUnless(decided, 'register.merge-decided')
    })
    return view(actor, (await mergeStore.byId(id)) ?? refuse('register.merge-not-found'))
  }

  async function join(keptId: string, otherId: string) {
    const { open } = await heldByFile(otherId)
    refuseUnless(open === 0, 'register.merge-keep-contract')
    refuseUnless(await mergeStore.join(keptId, otherId), 'register.merge-decided')
  }

  /** The two are files of their own again, as they were. */
  async function undo(actor: Actor, id: string): Promise<MergeView> {
    const merge = await mine(actor, id)
    refuseUnless(merge.state === 'merged', 'register.merge-decided')
    const { keptId, otherId } = merge
    const act = actFor(actor, keptId, clock, 'on-site')
    await inOneTransaction(async () => {
      const undone = await mergeStore.decide(merge, { keptId, otherId, state: 'undone' }, act)
      refuseUnless(undone && (await mergeStore.part(keptId, otherId)), 'register.merge-decided')
    })
    return view(actor, (await mergeStore.byId(id)) ?? refuse('register.merge-not-found'))
  }

  return { decide, undo }
}

function createMergeView({ reads, heldByFile }: Needs) {
  async function view(actor: Actor, merge: Merge): Promise<MergeView> {
    const [kept, other] = await mergeSideStore.both(merge)
    const { id, state, why, decided } = merge
    return {
      id,
      state,
      kept: await sideView(actor, kept),
      other: await sideView(actor, other),
      why,
      ...(decided ? { decidedByName: decided.byName, decidedAt: decided.at } : {}),
    }
  }

  /** A file of somebody else's centre shows no whole name. */
  async function sideView(actor: Actor, side: MergedPerson): Promise<MergeSide> {
    const [centre, held, [identity]] = await Promise.all([
      reads.centreOf(side),
      heldByFile(side.id),
      identityStore.ofPersons([side.id]),
    ])
    return {
      id: side.id,
      name: isOwn(actor, side) ? side.name : maskedName(side.name),
      birthDate: side.birthDate,
      community: side.community,
      centreName: centre?.name ?? '',
      ...(identity ? { identity: identityView(identity) } : {}),
      contracts: held.contracts,
      services: held.services,
    }
  }

  return view
}

interface Decision {
  merge: boolean
  /** Keeps the other of the two than was suggested. */
  keptId?: string | undefined
}

const isOwn = (actor: Actor, { orgPath }: MergedPerson) =>
  scopeOf(actor).some((orgId) => orgPath.includes(orgId))

/** A pair in the actor's sight, both of whose files stand under the actor's organisations. */
async function mine(actor: Actor, id: string): Promise<Merge> {
  const merge = await mergeStore.byId(id)
  const seen = merge?.orgIds.some((orgId) => scopeOf(actor).includes(orgId))
  refuseUnless(merge && seen, 'register.merge-not-found')
  const sides = await mergeSideStore.both(merge)
  refuseUnless(
    sides.every((side) => isOwn(actor, side)),
    'register.merge-not-yours',
  )
  return merge
}
