import type { DemoPerson } from './town'

/** Where somebody belongs, told from the page their day starts on. */
export type Circle = 'home' | 'team' | 'office' | 'new'

export function circleOf({ home, persona }: DemoPerson): Circle {
  if (persona.startsWith('new:')) return 'new'
  if (home.startsWith('staff/')) return 'team'
  return home.startsWith('pages/home/') ? 'home' : 'office'
}

/** Those whose page is an office page get the width of a desk. */
export function atDesk({ home }: DemoPerson): boolean {
  return home.startsWith('office/')
}

export const circles: { circle: Circle; words: string }[] = [
  { circle: 'home', words: '老人和家人' },
  { circle: 'team', words: '服务团队' },
  { circle: 'office', words: '机构和管理' },
  { circle: 'new', words: '第一次用' },
]

/**
 * Elder, family, nurse and office for the theatre. The elder is the one the family member speaks of, so that what one
 * phone does is seen on the other; a seat nobody fits is given to whoever is left.
 */
export function castOf(people: DemoPerson[]): DemoPerson[] {
  const isElder = ({ role }: DemoPerson): boolean => role.includes('老人')
  const atHome = people.filter((person) => circleOf(person) === 'home')
  const family = atHome.find((person) => !isElder(person))
  const elders = atHome.filter(isElder)
  const elder = elders.find(({ name }) => family?.says.includes(name)) ?? elders[0]
  const team = people.filter((person) => circleOf(person) === 'team')
  const nurse = team.find(({ role }) => role.includes('护士')) ?? team[0]
  const found = [elder, family, nurse, people.find(atDesk)]
  const rest = people.filter((person) => !found.includes(person))
  return found.map((person) => person ?? rest.shift()).filter((person) => person !== undefined)
}
