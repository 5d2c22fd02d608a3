import type { ConsentRequest, ConsentTexts, ConsentView } from '../../../shared/visits/care'
import type { Act } from '../../../shared/session'
import { kindRules } from '../../../shared/visits/rules'
import { isResidentSide } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { acting } from '../acting'
import { findVisit } from '../finding'
import { isOfHouse } from '../policy'
import type { Visit } from '../types'
import { consentOffered } from './consent-text'
import type { CareNeeds } from './needs'
import type { IsSigned } from './signing'
import { beforeTheWay } from './states'
import type { Write } from './writing'

interface Parts {
  write: Write
  isSigned: IsSigned
}

/** 服务协议 and 知情同意书: signed before anybody sets off, by the elder or by who may sign for her. */
export function createConsenting(
  { people, clock }: Pick<CareNeeds, 'people' | 'clock'>,
  { write, isSigned }: Parts,
) {
  async function consentTextsOf(actor: Actor, id: string): Promise<ConsentTexts> {
    const visit = await findVisit(people, actor, id)
    return consentOffered(visit.kind) ?? refuse('visit.consent-not-needed')
  }

  async function sign(actor: Actor, id: string, request: ConsentRequest): Promise<Visit> {
    return write({ actor, id, request, event: 'consent' }, async (visit, act) => {
      refuseOtherText(visit, request)
      refuseUnless(beforeTheWay.includes(visit.state), 'visit.not-now', { state: visit.state })
      refuseUnless(mayWitness(actor, visit, request), 'who.not-allowed')
      refuseUnless(hasItsPaper(request), 'visit.consent-needs-photo')
      refuseUnless(await isOfVisit(isSigned, actor, visit, request), 'visit.signature-not-now')
      const consent = await consentOf(actor, visit, request, act)
      const { signedByName, relation } = consent
      return {
        set: { consent },
        note: relation ? `${signedByName}（${relation}）签署` : `${signedByName}签署`,
      }
    })
  }

  /** Who signed: on her own phone whoever tapped; on a screen or on paper who was named, or the elder herself. */
  async function consentOf(
    actor: Actor,
    { elderId }: Visit,
    { textVersion, textHash, way, signedBy, fileId }: ConsentRequest,
    { byId, byName, at }: Act,
  ): Promise<ConsentView & { byId: string }> {
    const common = { textVersion, textHash, way, at, byId, ...(fileId ? { fileId } : {}) }
    if (way === 'own-tap') {
      const { relation } = await acting({ people, clock }, actor, elderId)
      return { ...common, signedByName: byName, ...(relation ? { relation } : {}) }
    }
    if (signedBy) return { ...common, signedByName: signedBy.name, relation: signedBy.relation }
    return { ...common, signedByName: (await people.names([elderId])).get(elderId) ?? '' }
  }

  return { consentTextsOf, sign }
}

/** What was signed for another visit, or before this one was asked for, is no consent to this one. */
const isOfVisit = async (
  isSigned: IsSigned,
  actor: Actor,
  visit: Visit,
  { fileId }: ConsentRequest,
): Promise<boolean> =>
  fileId === undefined || (await isSigned(actor, visit, { fileId, since: visit.asked.at }))

/** Paper by its photo; of a drawn name the drawing, if the phone sent it; a tap is its own proof. */
function hasItsPaper({ way, fileId }: ConsentRequest): boolean {
  return way === 'staff-screen' || (way === 'paper') === (fileId !== undefined)
}

/** Only the text that is offered now can be signed, and all of it. */
function refuseOtherText({ kind }: Visit, { textVersion, textHash }: ConsentRequest) {
  const offered = consentOffered(kind)
  refuseUnless(offered, 'visit.consent-not-needed')
  const same = offered.version === textVersion && offered.hash === textHash
  refuseUnless(same, 'visit.consent-changed')
}

/** A tap is the elder's own, or of a relative who may sign for her; screens and paper are witnessed by staff. */
function mayWitness(actor: Actor, visit: Visit, { way, signedBy }: ConsentRequest): boolean {
  refuseUnless(way !== 'own-tap' || signedBy === undefined, 'visit.consent-signer')
  return way === 'own-tap' ? isResidentSide(actor, visit.elderId, 'sign') : isOfHouse(actor, visit)
}

/** Refuses to set off without what has to be signed. */
export function refuseWithoutConsent({ kind, consent }: Visit) {
  refuseUnless(!kindRules[kind].consent || consent, 'visit.consent-missing')
}
