import { addDays } from '../../shared/day'
import type { PersonTag } from '../../shared/people'
import type { PlannedLink, PlannedPerson } from './plan'
import { fixedPeople } from './fixed'
import { longNames, nameOf } from './names'
import { looksAfter } from './places'
import { createDraw } from './random'
import type { Draw } from './random'

/** All elders of the town, the named ones among them. */
export const ELDERS = 600
const STARTS = '2025-03-04'

/** Share of elders with each tag; roughly what a county's register shows at these ages. */
const tagShares: [PersonTag, number][] = [
  ['chronic-illness', 0.48],
  ['limited-mobility', 0.14],
  ['care-dependent', 0.09],
  ['serious-illness', 0.07],
  ['disabled', 0.06],
  ['low-income', 0.05],
  ['dementia', 0.04],
]

interface Household {
  people: PlannedPerson[]
  links: PlannedLink[]
}

/** Elders by community, every third with a daughter or son who may act for them. */
export function planElders(seed: number): Household {
  const draw = createDraw(seed ^ 0xe1de5)
  const people: PlannedPerson[] = []
  const links: PlannedLink[] = []
  const drawn = ELDERS - fixedPeople.filter(({ key }) => key !== 'chen-min').length
  for (let at = 0; at < drawn; at += 1) {
    const elder = planElder(draw, at)
    people.push(elder)
    if (draw.chance(0.33)) {
      const relative = planRelative(draw, elder)
      people.push(relative)
      links.push({
        elderKey: elder.key,
        relativeKey: relative.key,
        relation: elder.sex === 'female' ? '母亲' : '父亲',
        from: addDays(STARTS, draw.between(0, 300)),
      })
    }
  }
  return { people, links }
}

function planElder(draw: Draw, at: number): PlannedPerson {
  const orgId = draw.pick(Object.keys(looksAfter))
  const sex = draw.chance(0.54) ? 'female' : 'male'
  const special = longNames[at]
  return {
    key: `elder-${at}`,
    name: special?.name ?? nameOf(draw, sex, true),
    sex: special?.sex ?? sex,
    birthDate: addDays(
      '1961-01-31',
      -draw.between(0, 300) - Math.floor(draw.next() ** 1.7 * 10_500),
    ),
    residence: draw.chance(0.93) ? 'resident' : draw.pick(['registered', 'temporary']),
    life: lifeOf(draw),
    communityCode: draw.pick(looksAfter[orgId] ?? []),
    orgId,
    tags: planTags(draw),
  }
}

function lifeOf(draw: Draw): PlannedPerson['life'] {
  if (!draw.chance(0.03)) return { status: 'living' }
  return { status: draw.pick(['moved', 'died']), on: addDays(STARTS, draw.between(120, 350)) }
}

function planTags(draw: Draw): PlannedPerson['tags'] {
  return tagShares
    .filter(([, share]) => draw.chance(share))
    .map(([tag]) => {
      const from = addDays(STARTS, draw.between(-900, 300))
      const ends = tag === 'limited-mobility' && draw.chance(0.1)
      return { tag, from, ...(ends ? { to: addDays(from, 200) } : {}), source: '2025 年度健康档案' }
    })
}

function planRelative(draw: Draw, elder: PlannedPerson): PlannedPerson {
  const sex = draw.chance(0.6) ? 'female' : 'male'
  return {
    key: `relative-of-${elder.key}`,
    name: nameOf(draw, sex, false),
    sex,
    birthDate: addDays('1975-01-31', draw.between(-3000, 4500)),
    residence: 'resident',
    life: { status: 'living' },
    communityCode: elder.communityCode,
    orgId: elder.orgId,
    tags: [],
  }
}
