import type { OrganisationType } from '../../../shared/people'
import { openBaseBook } from '../../../server/indicators/bases'
import { indicatorStore } from '../../../server/indicators/store'
import type { BaseEntry, Organisation } from '../../../server/indicators/types'

const organisation = (id: string, type: OrganisationType, parent?: string): Organisation => ({
  id,
  name: id,
  type,
  parents: parent ? [{ id: parent, from: '2000-01-01' }] : [],
})
const county = organisation('county', 'county-commission')
const below = [
  county,
  organisation('taoyuan', 'community-centre', 'county'),
  organisation('liuyin', 'township-centre', 'county'),
  organisation('hospital', 'hospital', 'county'),
  organisation('station', 'station', 'taoyuan'),
]

const entry = (orgId: string, persons: number): BaseEntry => ({
  id: `${orgId}-${persons}`,
  orgId,
  year: 2026,
  group: 'aged80',
  persons,
  source: '统计局',
  enteredBy: '主任',
  enteredOn: '2026-01-05',
})

async function bookOf(entries: BaseEntry[]) {
  const store = {
    ...indicatorStore,
    bases: async (orgIds: readonly string[]) =>
      entries.filter(({ orgId }) => orgIds.includes(orgId)).map((now) => ({ now, before: [] })),
  }
  const people = { below: async () => below }
  return (await openBaseBook({ store, people }, county, [2026], '2026-03-04')).of(2026, 'aged80')
}

describe('the base of a county', () => {
  it('is what was entered for the county itself', async () => {
    const base = await bookOf([entry('county', 500), entry('taoyuan', 200)])
    expect(base).toMatchObject({ persons: 500, lacking: [] })
    expect(base.entries).toHaveLength(1)
  })

  it('else adds up its centres; hospitals and stations have no population of their own', async () => {
    const base = await bookOf([entry('taoyuan', 200), entry('liuyin', 100), entry('station', 9)])
    expect(base.persons).toBe(300)
    expect(base.entries.map(({ orgId }) => orgId)).toEqual(['taoyuan', 'liuyin'])
  })

  it('is unknown while one centre has entered none', async () => {
    const base = await bookOf([entry('taoyuan', 200)])
    expect(base.persons).toBeUndefined()
    expect(base.lacking.map(({ id }) => id)).toEqual(['liuyin'])
  })
})
