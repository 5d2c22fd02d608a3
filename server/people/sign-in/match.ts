import { timingSafeEqual } from 'node:crypto'
import { isIdentityNumber, normalNumber } from '../../../shared/identity-number'
import { identityKinds } from '../../../shared/register'
import type { IdentityGiven } from '../../../shared/register'
import { newObjectId } from '../../kit/object-id'
import { refuse } from '../../kit/refusal'
import type { ContactWindow } from '../contact-window'
import type { Identities } from '../identity'
import { peopleStore } from '../stores/people'
import type { Person } from '../types'

/** Who somebody says they are. */
export interface Claim {
  phone: string
  name: string
  /** Every document the number may be, by its looks. */
  looks: readonly IdentityGiven[]
}

interface Needs {
  identities: Identities
  contactWindow: Pick<ContactWindow, 'holdsPhone'>
}

/**
 * Who in the register somebody says they are. Phone, name and number must all be of one living person; the same
 * questions are asked of the database whether there is such a person or not, so that neither the answer nor its time
 * tells who is in the register.
 */
export function createMatch({ identities, contactWindow }: Needs) {
  return async function match(claim: Claim): Promise<Person | undefined> {
    const holders = await Promise.all(claim.looks.map((each) => identities.find(each)))
    const holder = holders.find((each) => each !== undefined) ?? newObjectId()
    const [person, reached] = await Promise.all([
      peopleStore.byId(holder),
      contactWindow.holdsPhone(holder, claim.phone),
    ])
    const named = isSame(plainName(person?.name ?? ''), plainName(claim.name))
    return reached && named && person?.life.status === 'living' ? person : undefined
  }
}

/** Every document a number may be by its looks; refuses what is none. The number alone tells, no register is asked. */
export function looksOf(number: string): IdentityGiven[] {
  const given = identityKinds.map((kind) => ({ kind, number: normalNumber(kind, number) }))
  const looks = given.filter(isIdentityNumber)
  return looks.length > 0 ? looks : refuse('register.identity-invalid')
}

/** Spaces do not matter, nor which of its many dots stands between the parts of a long name. */
const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[•‧∙・.]/g, '·')

/** Compared without stopping at the first difference. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
