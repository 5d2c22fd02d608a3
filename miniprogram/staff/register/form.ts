import { ageOn, isDay } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { factsInNumber, normalNumber } from '../../../shared/identity-number'
import type { PersonTag, RegisterPersonRequest, Residence } from '../../../shared/people'
import type {
  IdentityGiven,
  IdentityKind,
  PhoneOwner,
  RegisterMore,
} from '../../../shared/register'
import { sayFullDate } from '../../../shared/speak'
import { addressOf, emptyAddress, floorProblem, isPhone } from '../contact-words'
import type { TypedAddress } from '../contact-words'
import { identityOf } from '../document-words'

/** What is typed, as text. Nothing of it stays on the phone. */
export interface Typed extends TypedAddress {
  kind: IdentityKind
  number: string
  name: string
  sex: 'male' | 'female' | ''
  birthDate: Day
  phone: string
  owner: PhoneOwner
  residence: Residence
  tags: PersonTag[]
  source: string
  channel: 'on-site' | 'phone' | 'on-behalf'
  askedBy: string
}

export const emptyForm: Typed = {
  ...emptyAddress,
  kind: 'resident-id',
  number: '',
  name: '',
  sex: '',
  birthDate: '',
  phone: '',
  owner: 'self',
  residence: 'resident',
  tags: [],
  source: '',
  channel: 'on-site',
  askedBy: '',
}

/** Birth date and sex as the number tells them; nothing while it is not whole or not right. */
export function factsOf(typed: IdentityGiven) {
  const given = identityOf(typed)
  return given && factsInNumber(given)
}

/** A resident's number has 15 or 18 characters; before that nobody is told that it is wrong. */
const looksWhole = ({ kind, number }: IdentityGiven): boolean =>
  kind === 'resident-id' && [15, 18].includes(normalNumber(kind, number).length)

/** Said under the number: what it tells, or that a digit is wrong. */
export function numberWords(typed: IdentityGiven, today: Day): string {
  const facts = factsOf(typed)
  if (facts) {
    const sex = facts.sex === 'female' ? '女' : '男'
    return `${sex} · ${sayFullDate(facts.birthDate)}生 · ${ageOn(facts.birthDate, today)} 岁`
  }
  return looksWhole(typed) ? '这个号码不对，请对着证件再看一遍' : ''
}

/** What is wrong, in words; '' when it can be sent. */
export function formProblem(typed: Typed, today: Day): string {
  return (
    identityProblem(typed) ||
    personProblem(typed, today) ||
    contactProblem(typed) ||
    enteredProblem(typed)
  )
}

function identityProblem(typed: Typed): string {
  if (!typed.number.trim()) return ''
  if (!identityOf(typed)) return '证件号码不对，请对着证件再看一遍'
  const facts = factsOf(typed)
  const agrees = !facts || (facts.birthDate === typed.birthDate && facts.sex === typed.sex)
  return agrees ? '' : '出生日期或性别和证件号码对不上'
}

function personProblem(typed: Typed, today: Day): string {
  if (typed.name.trim().length < 2) return '请填姓名'
  if (!typed.sex) return '请选性别'
  if (!isDay(typed.birthDate) || typed.birthDate > today) return '请选出生日期'
  if (!typed.communityCode) return '请选住在哪个社区'
  if (typed.tags.length > 0 && typed.source.trim().length < 2) return '请写明这些标签的依据'
  return ''
}

function contactProblem({ phone, address, floor, lift, doorNote }: Typed): string {
  if (phone.trim() && !isPhone(phone)) return '电话请填 11 位手机号，或带区号的座机'
  if (!address.trim() && (floor.trim() || lift || doorNote.trim())) return '请填门牌地址'
  return floorProblem(floor)
}

const enteredProblem = ({ channel, askedBy }: Typed): string =>
  channel !== 'on-site' && askedBy.trim().length < 2 ? '请填是谁说的' : ''

/** The birth date in words, with the age: a slip of the finger is seen at once. */
export const birthWords = (birthDate: Day, today: Day): string =>
  isDay(birthDate) && birthDate <= today
    ? `${sayFullDate(birthDate)} · ${ageOn(birthDate, today)} 岁`
    : ''

export type Complete = Typed & { sex: 'male' | 'female' }

export function requestOf(typed: Complete, today: Day): RegisterPersonRequest & RegisterMore {
  const { name, sex, birthDate, residence, communityCode, tags, source } = typed
  const identity = identityOf(typed)
  const phone = typed.phone.trim()
  const dated = tags.map((tag) => ({ tag, from: today, source: source.trim() }))
  return {
    name: name.trim(),
    ...{ sex, birthDate, residence, communityCode },
    ...(dated.length > 0 ? { tags: dated } : {}),
    ...(identity ? { identity } : {}),
    ...(phone ? { phones: [{ number: phone, owner: typed.owner }] } : {}),
    ...(typed.address.trim() ? { address: addressOf(typed) } : {}),
    entered: { channel: typed.channel, askedBy: typed.askedBy.trim() || name.trim() },
  }
}
