import type { ConfirmContractRequest } from '../../shared/contracts'
import type { Channel } from '../../shared/session'
import { actFor, isResidentSide } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import { activate } from './activate'
import { findContract } from './finding'
import { mayAnswer, mayWitness } from './policy'
import type { ContractNeeds } from './needs'
import type { Contract } from './types'

/** How a contract comes to stand: the team accepts what was asked, or the resident confirms what was drafted. */
export function createActivating(needs: ContractNeeds) {
  const { people, clock } = needs

  /** The doctor of the team accepts a resident's ask. */
  async function accept(actor: Actor, id: string): Promise<Contract> {
    const asked = await findContract(people, actor, id, 'sign')
    refuseUnless(mayAnswer(actor, asked), 'who.not-allowed')
    refuseUnless(asked.status !== 'drafted', 'contract.awaits-resident')
    return activate(needs, asked, { ...actFor(actor, asked.elderId, clock), way: 'phone' })
  }

  /** The elder or a relative confirms a draft on the phone, on the screen of staff, or on paper. */
  async function confirm(
    actor: Actor,
    id: string,
    request: ConfirmContractRequest,
  ): Promise<Contract> {
    const drafted = await findContract(people, actor, id, 'sign')
    refuseUnless(mayConfirm(actor, drafted, request), 'who.not-allowed')
    refuseUnless(drafted.status !== 'requested', 'contract.awaits-team')
    const withPhoto = request.paperRef !== undefined
    refuseUnless(withPhoto === (request.way === 'paper'), 'contract.paper-needs-photo')
    refuseUnless(await isKnown(actor, drafted, request), 'contract.signer-not-relative')
    const act = actFor(actor, drafted.elderId, clock, channelOf[request.way])
    return activate(needs, drafted, { ...act, ...request })
  }

  /** Who else signed than the elder is a relative whose mandate covers it; on the phone, whoever holds it. */
  async function isKnown(actor: Actor, { elderId }: Contract, request: ConfirmContractRequest) {
    const { way, signedById } = request
    if (signedById === undefined || signedById === elderId) return true
    return way === 'phone' ? signedById === actor.id : people.mandated(signedById, elderId, 'sign')
  }

  return { accept, confirm }
}

/** On the phone the resident's side signs; on screen and paper somebody of the organisation is present. */
const mayConfirm = (actor: Actor, drafted: Contract, { way }: ConfirmContractRequest) =>
  way === 'phone' ? isResidentSide(actor, drafted.elderId, 'sign') : mayWitness(actor, drafted)

const channelOf: Record<ConfirmContractRequest['way'], Channel> = {
  phone: 'mini-program',
  'staff-screen': 'on-site',
  paper: 'on-behalf',
}
