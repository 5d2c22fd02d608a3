import type { PersonView } from '../../../shared/people'
import type { IdentityKind, PhoneOwner } from '../../../shared/register'
import { addressLine, emptyAddress, floorProblem, isPhone, phoneLine } from '../contact-words'
import type { TypedAddress } from '../contact-words'
import { identityNames, identityOf } from '../document-words'

/** Which of the forms is open. */
export type Adding = '' | 'phone' | 'address' | 'identity'

export interface Typed extends TypedAddress {
  number: string
  owner: PhoneOwner
  kind: IdentityKind
  document: string
}

export const emptyForm: Typed = {
  ...emptyAddress,
  number: '',
  owner: 'self',
  kind: 'resident-id',
  document: '',
}

/** How somebody is reached now. */
export const contactCards = ({ name, identity, phones = [], addresses = [] }: PersonView) => ({
  name,
  identity: identity ? `${identityNames[identity.kind]} ${identity.masked}` : '',
  phones: phones.map(phoneLine),
  addresses: addresses.map(addressLine),
})

/** What is wrong with the open form; '' when it can be sent. */
export function contactProblem(adding: Adding, typed: Typed): string {
  if (adding === 'phone') return isPhone(typed.number) ? '' : '电话请填 11 位手机号，或带区号的座机'
  if (adding === 'identity') return documentOf(typed) ? '' : '证件号码不对，请对着证件再看一遍'
  if (!typed.communityCode) return '请选在哪个社区'
  if (typed.address.trim().length < 2) return '请填门牌地址'
  return floorProblem(typed.floor)
}

export const phoneOf = ({ number, owner }: Typed) => ({ number: number.trim(), owner })

export const documentOf = ({ kind, document }: Typed) => identityOf({ kind, number: document })
