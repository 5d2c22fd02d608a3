import { standingOn } from '../../shared/contracts'
import { addDays, lastDayOfTerm } from '../../shared/day'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import { agreementOffered } from './agreement'
import { agreed } from './asking'
import { mayAnswer } from './policy'
import type { ContractNeeds } from './needs'
import { factsOf, standingFor } from './standing'
import { contractStore } from './store'
import type { Contract, StandingContract, TermMonths } from './types'

export function createRenewing({ people, ledger, clock, told }: ContractNeeds) {
  /** A further term follows the last day, on the text and the version of the package offered now. */
  async function renew(actor: Actor, id: string, termMonths: TermMonths): Promise<Contract> {
    const old = await standingFor(actor, id, mayAnswer, clock.today())
    refuseUnless(standingOn(old, clock.today()) === 'expiring', 'contract.not-expiring')
    const person = await people.person(old.elderId)
    refuseUnless(person?.life.status === 'living', 'contract.elder-gone')
    const next = nextTerm(old, termMonths)
    const { startsOn: _after, ...newest } = next
    const act = actFor(actor, old.elderId, clock)
    return inOneTransaction(async () => {
      await people.meetFile(old.elderId)
      const terms = [...old.terms, { ...next, act }]
      const contract = await contractStore.change(old, { ...newest, terms })
      refuseUnless(contract, 'data.changed')
      await ledger.record({
        ...factsOf(old, clock.today()),
        source: `contract:${id}@${next.startsOn}`,
        item: 'contract.renewed',
        act,
        contract: { id, startsOn: old.startsOn, endsOn: next.endsOn },
      })
      await told(contract)
      return contract
    })
  }

  return { renew }
}

function nextTerm({ packageCode, endsOn }: StandingContract, termMonths: TermMonths) {
  const agreementVersion = agreementOffered(packageCode)?.version ?? ''
  const startsOn = addDays(endsOn, 1)
  return {
    ...agreed({ packageCode, termMonths, agreementVersion }),
    startsOn,
    endsOn: lastDayOfTerm(startsOn, termMonths),
  }
}
