import { standingOn } from '../../shared/contracts'
import type { DraftContractRequest, SignContractRequest } from '../../shared/contracts'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import type { Person, Team } from '../people/types'
import { agreementOffered } from './agreement'
import { packageOf } from './packages'
import { mayDraft } from './policy'
import type { ContractNeeds } from './needs'
import { contractStore } from './store'
import type { Agreed, Contract, NewContract } from './types'

type Needs = Pick<ContractNeeds, 'people' | 'clock'>
type Telling = Pick<ContractNeeds, 'told'>

/** How a contract begins: the resident asks, or the team drafts. */
export function createAsking(needs: Needs & Telling) {
  const { people, clock, told } = needs

  /** The elder, or a relative whose mandate covers signing, asks a team. */
  async function sign(actor: Actor, request: SignContractRequest): Promise<Contract> {
    const person = await people.personActedFor(actor, request.elderId, 'sign')
    const asked = actFor(actor, request.elderId, clock)
    return begin({ ...(await terms(needs, request, person)), status: 'requested', asked })
  }

  /** The team drafts beside the elder, who confirms it afterwards. */
  async function draft(actor: Actor, request: DraftContractRequest): Promise<Contract> {
    const person = await people.personOfStaff(actor, request.elderId)
    const drafted = await terms(needs, request, person)
    refuseUnless(mayDraft(actor, drafted), 'who.not-allowed')
    const asked = actFor(actor, request.elderId, clock, request.channel)
    return begin({ ...drafted, status: 'drafted', asked })
  }

  const begin = (contract: NewContract): Promise<Contract> =>
    inOneTransaction(async () => {
      await people.meetFile(contract.elderId)
      const begun = await contractStore.add(contract)
      await told(begun)
      return begun
    })

  return { sign, draft }
}

/** What both sides would be bound to; refuses what could never stand. */
async function terms(
  { people, clock }: Needs,
  request: SignContractRequest,
  person: Person | undefined,
) {
  refuseUnless(person, 'person.not-found')
  refuseUnless(person.life.status === 'living', 'contract.elder-gone')
  const team = await people.team(request.teamId)
  refuseUnless(team, 'team.not-found')
  refuseUnless(isNear(team, person), 'contract.team-elsewhere')
  const promised = agreed(request)
  const [active] = await contractStore.activeOf([person.id])
  const stands = active && standingOn(active, clock.today()) !== 'ended'
  refuseUnless(!stands, 'contract.already-active')
  const path = await people.orgPathOf(team.orgId, clock.today())
  return {
    elderId: person.id,
    teamId: team.id,
    doctorId: team.doctorId,
    orgId: team.orgId,
    orgPath: [...new Set([...person.orgPath, ...path])],
    ...promised,
    lane: 'asked' as const,
    terms: [],
    version: 0,
  }
}

/** The package and the text that were shown, if they still are what is offered. */
export function agreed(request: Omit<SignContractRequest, 'elderId' | 'teamId'>): Agreed {
  const { packageCode, termMonths, agreementVersion } = request
  const offered = packageOf(packageCode)
  const agreement = agreementOffered(packageCode)
  refuseUnless(offered && agreement, 'contract.package-unknown')
  const { version, hash } = agreement
  refuseUnless(version === agreementVersion, 'contract.agreement-changed', { version })
  return { termMonths, packageCode, packageVersion: offered.version, agreement: { version, hash } }
}

/** Residents sign with a team of the centre that looks after them. */
const isNear = ({ centreId }: Team, { orgPath }: Person) => orgPath.includes(centreId)
