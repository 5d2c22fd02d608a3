import { lastDayOfTerm } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { PersonCard, PersonTag, PersonView, Residence } from '../../shared/people'
import { holdsOn } from '../../shared/people'
import { identityNames } from './document-words'
import { addressLine, phoneLine } from './contact-words'
import { sayFullDate } from '../../shared/speak'

export const tagNames: Record<PersonTag, string> = {
  'care-dependent': '失能',
  dementia: '失智',
  'serious-illness': '重病',
  'chronic-illness': '慢病',
  'limited-mobility': '行动不便',
  disabled: '残疾',
  'special-family': '计生特殊家庭',
  'empty-nest': '空巢',
  terminal: '终末期',
  'low-income': '低收入',
}

export const residenceNames: Record<Residence, string> = {
  resident: '常住',
  registered: '户籍（不常住）',
  temporary: '暂住',
}

export const sexNames = { male: '男', female: '女' } as const

/** One person in a list, in words. */
export interface PersonLine {
  id: string
  name: string
  says: string
  community: string
  tags: string[]
  team: string
  /** 已去世 or 已迁出, or ''. */
  left: string
}

export function personLine(person: PersonCard): PersonLine {
  const { id, name, sex, age, community, team } = person
  return {
    id,
    name,
    says: `${sexNames[sex]} ${age} 岁`,
    community,
    tags: tagWords(person),
    team: team ? `${team.name}签约` : '没有签约',
    left: leftWords(person),
  }
}

/** The groups somebody belongs to; age is one of them. */
export const tagWords = ({ age, tags }: Pick<PersonCard, 'age' | 'tags'>): string[] => [
  ...(age >= 80 ? ['高龄'] : []),
  ...tags.map((tag) => tagNames[tag]),
]

const leftWords = ({ lifeStatus }: Pick<PersonCard, 'lifeStatus'>): string =>
  ({ living: '', moved: '已迁出', died: '已去世' })[lifeStatus]

/** The head of a person's file. */
export function personHead(person: PersonView, today: Day) {
  const { id, name, sex, age, birthDate, community, centre, residence, tags, relatives } = person
  return {
    id,
    name,
    says: `${sexNames[sex]} ${age} 岁 · ${sayFullDate(birthDate)}生`,
    place: `${community} · ${residenceNames[residence]}`,
    centre: centre.name,
    left: leftWords(person),
    leftOn: person.lifeStatusOn ? `${sayFullDate(person.lifeStatusOn)}` : '',
    inHospital: person.inHospitalSince ? `住院中，${sayFullDate(person.inHospitalSince)}起` : '',
    aged: age >= 80,
    tags: tags
      .filter((tag) => holdsOn(tag, today))
      .map((tag) => ({
        id: tag.id,
        name: tagNames[tag.tag],
        says: `${sayFullDate(tag.from)}起 · ${tag.source}`,
      })),
    relatives: relatives.map(({ personId, name: relative, relation }) => ({
      personId,
      words: `${relation} ${relative}`,
    })),
    identity: person.identity
      ? `${identityNames[person.identity.kind]} ${person.identity.masked}`
      : '',
    phones: (person.phones ?? []).map(phoneLine),
    addresses: (person.addresses ?? []).map(addressLine),
  }
}

/** Last day of a term that would start today, in words: people want to know until when. */
export const untilWords = (today: Day, termMonths: number): string =>
  `到 ${sayFullDate(lastDayOfTerm(today, termMonths))}`
