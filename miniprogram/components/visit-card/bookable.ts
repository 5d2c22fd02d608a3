import type { BookableView } from '../../../shared/visits/booking'
import { categoryNames, type ItemCategory } from '../../../shared/visits/catalogue'
import { DOT } from '../../kit/whole'
import type { Choice } from '../choice-list/choice'
import type { MenuItem } from '../menu-list/menu'
import { sayPrice } from './words'

/** Services of one sort: who comes in general, or one category of nursing. */
interface BookGroup {
  id: string
  title: string
  icon: string
  /** What some of them are, or why none of them can be had. */
  says: string
  choices: Choice[]
  open: boolean
}

/** What can be booked: everything but nursing each for itself, nursing by its categories. */
export interface BookPage {
  singles: Choice[]
  groups: BookGroup[]
  /** Why no nursing can be had at all, said once; '' when some can, or each has a reason of its own. */
  noNursing: string
}

export function bookPage(services: BookableView[]): BookPage {
  const nursing = services.filter(({ kind }) => kind === 'home-nursing')
  const categories = [...new Set(nursing.map(({ category }) => category))]
  const noNursing = sameReason(nursing)
  return {
    noNursing,
    singles: services.filter(({ kind }) => kind !== 'home-nursing').map(serviceChoice),
    groups: categories.map((category) =>
      groupOf(
        category,
        nursing.filter((one) => one.category === category),
        noNursing !== '',
      ),
    ),
  }
}

/** The reason all of them share; '' when they do not. */
function sameReason(services: BookableView[]): string {
  const [reason = '', ...others] = new Set(services.map(whyNot))
  return others.length === 0 ? reason : ''
}

function groupOf(category: string, services: BookableView[], whySaid: boolean): BookGroup {
  return {
    id: category,
    title: category,
    icon: iconOf(category),
    says: whySaid ? whatTheyAre(services) : groupSays(services),
    choices: services.map(serviceChoice),
    open: false,
  }
}

function groupSays(services: BookableView[]): string {
  const possible = services.filter(({ notEligible }) => !notEligible?.length)
  return possible.length === 0 ? whyNot(services[0]) || '现在约不了' : whatTheyAre(services)
}

function whatTheyAre(services: BookableView[]): string {
  const some = services.slice(0, NAMED).map(({ says, name }) => firstOf(says) || name)
  return `${some.join('；')}${services.length > NAMED ? `。共\u00a0${services.length}\u00a0样` : ''}`
}

/** What is done, as people say it: the name on the price list says it to nurses. */
const firstOf = (says: string): string => says.split('，')[0] ?? ''

/** So many tell what a category is about. */
const NAMED = 2

const icons: Record<ItemCategory, string> = {
  basic: 'home-nurse',
  teaching: 'talk',
  special: 'drop',
  specialist: 'shield',
  rehabilitation: 'walk',
  tcm: 'leaf',
  palliative: 'bed',
  maternal: 'family',
}

const iconOf = (category: string): string => {
  const code = (Object.keys(icons) as ItemCategory[]).find((one) => categoryNames[one] === category)
  return code ? icons[code] : 'home-nurse'
}

/** The first reason is the most useful one; '' when it can be booked. */
const whyNot = (service: BookableView | undefined): string => service?.notEligible?.[0]?.say ?? ''

export function serviceChoice(service: BookableView): Choice {
  const { code, name, says, minutes, price, payer } = service
  const off = whyNot(service)
  return {
    id: code,
    title: name,
    says,
    more: off ? [] : [`${sayPrice(price, payer)}${DOT}大约\u00a0${minutes}\u00a0分钟`],
    off,
  }
}

/** Under the list: what was booked, and waiting for a time. */
export const bookMenu: MenuItem[] = [
  { id: 'visits', icon: 'calendar', title: '我的预约', says: '要来的、来过的', mark: '' },
]
