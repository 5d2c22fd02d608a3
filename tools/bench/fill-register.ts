import type { ContactRows } from '../../server/people/contact-rows'
import { organisationStore } from '../../server/people/stores/organisations'
import { contactStore } from '../../server/people/stores/contacts'
import { peopleStore } from '../../server/people/stores/people'
import type { NewPerson } from '../../server/people/types'
import { nameOf } from '../../server/town/names'
import { createDraw, idOf } from '../../server/town/random'
import { phoneOf } from '../../server/town/documents'

const CENTRES = 20
const AT_ONCE = 2_000
const SEED = 7

const act = {
  byId: '0'.repeat(24),
  byName: '登记员',
  channel: 'on-site',
  at: '2025-01-01T00:00:00.000Z',
} as const

/**
 * A register of so many people in 20 centres. With `rows` each has a phone and every tenth an address. Answers what to
 * ask one of the centres for.
 */
export async function fillRegister(folk: number, rows?: ContactRows) {
  const draw = createDraw(SEED)
  const centres = Array.from({ length: CENTRES }, (_, at) => `org-bench-${at}`)
  await organisationStore.addMany(
    centres.map((id) => ({
      ...({ id, name: id, type: 'community-centre', regionCode: id } as const),
      parents: [],
    })),
  )
  for (let from = 0; from < folk; from += AT_ONCE) {
    const people = Array.from({ length: Math.min(AT_ONCE, folk - from) }, (_, at) =>
      personOf(from + at),
    )
    await peopleStore.addMany(people)
    if (rows)
      await contactStore.addMany(people.map((person, at) => contactOf(rows, person, from + at)))
  }
  return { centre: centres[0] ?? '', questions }

  function personOf(at: number): NewPerson {
    const sex = draw.chance(0.5) ? 'female' : 'male'
    const year = 1930 + draw.between(0, 30)
    return {
      id: idOf(SEED, `bench-${at}`),
      name: nameOf(draw, sex, true),
      sex,
      birthDate: `${year}-0${draw.between(1, 9)}-${draw.between(10, 28)}`,
      residence: 'resident',
      life: { status: 'living' },
      communityCode: '990101001001',
      community: '桃源社区',
      orgPath: ['org-bench', centres[at % CENTRES] ?? ''],
      tags: [],
      act,
    }
  }
}

function contactOf(rows: ContactRows, { id = '', orgPath }: NewPerson, at: number) {
  const phone = { number: phoneOf(at), owner: 'self' } as const
  const where = { communityCode: '990101001001', community: '桃源社区', label: '家' }
  const text = `桃源路${at % 997}号`
  return rows.searchableIn(orgPath.at(-1) ?? '', {
    personId: id,
    phones: [rows.phoneRow(id, phone, act)],
    addresses: at % 10 ? [] : [rows.addressRow(id, { ...where, text }, { act, preferred: true })],
  })
}

const questions = {
  initials: ['w', 'wx', 'zg', 'lgy', 'cgq', 'zzz'],
  name: ['王', '王秀', '李桂英', '陈', '欧阳'],
  phone: ['0020', '4000', '15400000020', '9980'],
  address: ['桃源路20号', '路40', '桃源路999号'],
}
