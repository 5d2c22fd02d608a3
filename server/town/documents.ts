import { checkCharacterOf } from '../../shared/identity-number'
import type { PlannedPerson, PlannedReach } from './plan'
import { createDraw } from './random'
import type { Draw } from './random'

/** 云澜区 is invented, and so is every number that begins with its code. */
const COUNTY = '990101'
/** 154 is a range of mobile numbers that no operator has. */
const RANGE = '154'

const roads = [
  '桃源路',
  '杏林路',
  '清溪路',
  '学士路',
  '柳荫路',
  '南塘街',
  '石桥街',
  '白鹭路',
  '东湾路',
]
const notes = ['单元门密码 2580', '门铃坏了，请打电话', '家里有狗，先敲门', '钥匙在居委会']

/** Documents and contacts for everybody in the register: the same for the same seed, and nobody's in the world. */
export function withReach(seed: number, people: readonly PlannedPerson[]): PlannedPerson[] {
  const draw = createDraw(seed ^ 0x1d0c5)
  const born = new Map<string, number>()
  return people.map((person, at) => {
    const like = `${person.birthDate}|${person.sex}`
    const order = born.get(like) ?? 0
    born.set(like, order + 1)
    return {
      ...person,
      reach: { ...reachOf(draw, at), ...identityOf(person, order), ...person.reach },
    }
  })
}

/** Every twentieth has no phone at all. */
function reachOf(draw: Draw, at: number): PlannedReach {
  const phone = {
    number: phoneOf(10_000 + at),
    owner: draw.chance(0.8) ? 'self' : 'relative',
  } as const
  const building = draw.between(1, 24)
  const floor = draw.between(1, 6)
  const text = `${draw.pick(roads)}${draw.between(1, 199)}号${building}幢${floor}0${draw.between(1, 4)}室`
  const note = draw.chance(0.2) ? { doorNote: draw.pick(notes) } : {}
  return {
    phones: draw.chance(0.05) ? [] : [phone],
    address: { label: '家', text, floor, lift: floor > 4 && draw.chance(0.3), ...note },
  }
}

/** The sequence of a county and day: odd for men, even for women. */
function identityOf(
  { birthDate, sex }: Pick<PlannedPerson, 'birthDate' | 'sex'>,
  order: number,
): Pick<PlannedReach, 'identityNumber'> {
  const sequence = order * 2 + (sex === 'male' ? 1 : 2)
  const first17 = `${COUNTY}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return { identityNumber: first17 + checkCharacterOf(first17) }
}

export const phoneOf = (order: number): string => `${RANGE}${String(order).padStart(8, '0')}`
