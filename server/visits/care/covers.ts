import type { Day } from '../../../shared/day'
import { coverNames, lackingCovers } from '../../../shared/visits/credentials'
import type { CoversRequest, CoversView } from '../../../shared/visits/credentials'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { houseRoles, housesOf } from '../policy'
import type { CareNeeds } from './needs'
import { credentialStore } from './store-credentials'

/** 责任险, 医疗意外险, 人身意外险 of an institution. */
export function createCovers({ clock }: Pick<CareNeeds, 'clock'>) {
  async function coversOf(actor: Actor, orgId: string): Promise<CoversView> {
    refuseUnless(housesOf(actor, houseRoles).includes(orgId), 'covers.not-found')
    const { covers, version } = (await credentialStore.covers(orgId)) ?? { covers: [], version: 0 }
    const lacking = lackingCovers(covers, clock.today())
    const named = lacking.map((kind) => ({ kind, name: coverNames[kind] }))
    return { orgId, covers, lacking: named, version }
  }

  async function putCovers(
    actor: Actor,
    orgId: string,
    { version, covers }: CoversRequest,
  ): Promise<CoversView> {
    refuseUnless(housesOf(actor, ['manager']).includes(orgId), 'covers.not-found')
    refuseUnless(covers.every(isInOrder), 'credentials.days')
    const act = actFor(actor, actor.id, clock)
    const wrote = await credentialStore.writeCovers(orgId, { fields: covers, version, act })
    refuseUnless(wrote, 'data.changed')
    return coversOf(actor, orgId)
  }

  return { coversOf, putCovers }
}

export const isInOrder = ({ from, until }: { from: Day; until?: Day }): boolean =>
  until === undefined || from <= until
