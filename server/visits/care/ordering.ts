import { dayOf } from '../../../shared/day'
import type { FilePurpose } from '../../../shared/files'
import type { OrderRequest } from '../../../shared/visits/care'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { isOfHouse } from '../policy'
import type { Visit } from '../types'
import type { CareNeeds } from './needs'
import { refuseFilesOf } from './papers'
import { beforeTheWay } from './states'
import type { Write } from './writing'

/** An order is often written into the record of a stay. */
const papers = ['order', 'medical-record'] as const satisfies readonly FilePurpose[]

/** 医嘱: what a doctor ordered, here or in another institution. */
export function createOrdering({ files }: Pick<CareNeeds, 'files'>, write: Write) {
  /** Another institution's order is checked against its photo by a doctor of this one. */
  async function order(actor: Actor, id: string, request: OrderRequest): Promise<Visit> {
    return write({ actor, id, request, event: 'order' }, async (visit, act) => {
      refuseUnless(isOfHouse(actor, visit, ['doctor']), 'who.not-allowed')
      refuseUnless(beforeTheWay.includes(visit.state), 'visit.not-now', { state: visit.state })
      const { text, validUntil, from, fileId } = request
      refuseUnless(validUntil >= visit.day, 'visit.order-days')
      refuseUnless(from === 'own' || fileId !== undefined, 'visit.order-needs-photo')
      await refuseFilesOf(files, visit.elderId, fileId ? [fileId] : [], papers)
      const { byId, byName, at } = act
      const on = dayOf(new Date(at))
      const kept = { text, validUntil, from, byId, byName, on, ...(fileId ? { fileId } : {}) }
      return { set: { order: kept }, note: text }
    })
  }

  return { order }
}

/** Refuses an item that needs an order when none holds on the day of the visit. */
export function refuseWithoutOrder({ needs, order, day }: Visit) {
  refuseUnless(!needs.order || (order && day <= order.validUntil), 'visit.order-missing')
}
