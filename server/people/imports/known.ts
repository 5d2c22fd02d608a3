import type { PersonTag } from '../../../shared/people'
import { holdsOn } from '../../../shared/people'
import type { Day } from '../../../shared/day'
import type { ContactRows } from '../contact-rows'
import { contactStore } from '../stores/contacts'
import { identityStore } from '../stores/identities'
import type { Person } from '../types'
import type { ImportNeeds } from './needs'
import type { RowFacts } from './types'

const MOST_CONTACTS = 8

/** What a row would add to somebody known; what is there already is left alone. */
export interface Missing {
  identity: boolean
  phone: boolean
  address: boolean
  tags: PersonTag[]
  contract: boolean
  /** The team she has signed with, when it is not the row's. */
  signedElsewhere?: string
}

type Needs = Pick<ImportNeeds, 'people' | 'contracts' | 'clock'>

/** Compares somebody known with a row. */
export async function missingOf(
  { people, contracts, clock }: Needs,
  person: Person,
  facts: RowFacts,
): Promise<Missing> {
  const [documents, contact, terms] = await Promise.all([
    identityStore.ofPersons([person.id]),
    contactStore.of(person.id),
    contracts.termsInForce([person.id], clock.today()),
  ])
  const term = terms.get(person.id)
  const signedElsewhere = facts.contract && term && term.teamId !== facts.contract.teamId
  return {
    identity: facts.identity !== undefined && documents.length === 0,
    phone: lacksPhone(people.contactRows, contact, facts),
    address: lacksAddress(people.contactRows, contact, facts),
    tags: facts.tags.filter((tag) => !holdsTag(person, tag, clock.today())),
    contract: facts.contract !== undefined && term === undefined,
    ...(signedElsewhere ? { signedElsewhere: term.teamName } : {}),
  }
}

type Contact = Awaited<ReturnType<typeof contactStore.of>>

function lacksPhone(rows: ContactRows, { phones }: Contact, { phone }: RowFacts): boolean {
  if (phone === undefined || phones.length >= MOST_CONTACTS) return false
  return !phones.some(({ index }) => index === rows.phoneIndex(phone))
}

function lacksAddress(rows: ContactRows, contact: Contact, { address }: RowFacts): boolean {
  const { personId, addresses } = contact
  if (address === undefined || addresses.length >= MOST_CONTACTS) return false
  return !addresses.some((each) => rows.openAddress(personId, each).text === address)
}

const holdsTag = ({ tags }: Person, tag: PersonTag, day: Day) =>
  tags.some((each) => each.tag === tag && holdsOn(each, day))

/** In words, for the report; empty when there is nothing to add. */
export function missingWords({ identity, phone, address, tags, contract }: Missing): string {
  const words = [
    identity ? '证件' : '',
    phone ? '电话' : '',
    address ? '地址' : '',
    tags.length > 0 ? '人群标签' : '',
    contract ? '签约' : '',
  ]
  return words.filter((word) => word !== '').join('、')
}
