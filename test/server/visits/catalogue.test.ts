import { catalogueChanges, newItems, nextCatalogue } from '../../../shared/visits/catalogue'
import type { CatalogueItem } from '../../../shared/visits/catalogue'
import { openingCatalogue } from '../../../shared/visits/catalogue-items'
import { negativeCodes, negativeList } from '../../../shared/visits/negative'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { asked, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
let manager: Client
beforeAll(async () => {
  api = await startApi({ label: 'catalogue' })
  house = await settleHouse(api)
  manager = await api.signIn(house.staff.manager)
}, 60_000)
afterAll(() => api.stop())
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))

const laser: CatalogueItem = {
  ...{ code: 'woundLight', name: '伤口光疗', category: 'specialist', risk: 'medium' },
  ...{ minutes: 45, price: 9000, certificates: ['wound'], order: true, relative: false },
  ...{ twoPeople: false, says: '用光照促进愈合', prepare: ['拿好医嘱'] },
}

describe('the opening catalogue', () => {
  it('has 26 items, each code once, none of them on the negative list', () => {
    const codes = openingCatalogue.items.map(({ code }) => code)
    expect([codes.length, new Set(codes).size]).toEqual([26, 26])
    expect(codes.filter((code) => (negativeCodes as readonly string[]).includes(code))).toEqual([])
  })

  it('asks a certificate for what only specialists do, and counts no price as checked', () => {
    const special = openingCatalogue.items.filter(({ category }) => category === 'specialist')
    expect(special.every(({ certificates }) => certificates.length > 0)).toBe(true)
    expect(openingCatalogue.verified).toBe(false)
  })
})

describe('two versions', () => {
  const next = nextCatalogue(
    openingCatalogue,
    {
      from: '2026-04-01',
      put: [laser, { ...(openingCatalogue.items[0] as CatalogueItem), price: 2500 }],
      remove: ['enema'],
    },
    '2026.2-org-east',
  )

  it('differ by what is new, what is gone and what changed', () => {
    expect(newItems(openingCatalogue, next)).toEqual([laser])
    expect(catalogueChanges(openingCatalogue, next)).toMatchObject({
      added: [{ code: 'woundLight' }],
      removed: [{ code: 'enema' }],
      changed: [{ code: 'vitalSigns', fields: ['price'] }],
    })
  })

  it('are alike when nothing changed', () => {
    expect(catalogueChanges(openingCatalogue, openingCatalogue)).toMatchObject({
      ...{ added: [], removed: [], changed: [] },
    })
  })
})

describe('the manager', () => {
  it('publishes a version for a later day; visits keep the one they were booked under', async () => {
    const item = openingCatalogue.items[0] as CatalogueItem
    const request = {
      ...{ base: '2026.1', from: '2026-03-06', put: [{ ...item, price: 2500 }, laser], remove: [] },
    }
    const published = await manager.post('/api/visits/catalogue?orgId=org-east', request)
    expect([published.status, published.body.version]).toEqual([201, '2026.2-org-east'])
    const pass = await passOf(house.elder, house.elderId)
    const book = (day: string) =>
      house.elder.post('/api/visits', { elderId: house.elderId, pass, ...asked, day })
    const early = await book('2026-03-10')
    api.clock.set('2026-03-06T10:00:00+08:00')
    const newPass = await passOf(house.elder, house.elderId)
    const late = await house.elder.post('/api/visits', {
      ...{ elderId: house.elderId, pass: newPass, ...asked, day: '2026-03-11' },
    })
    expect([early.body.bill.total, early.body.bill.priceVersion]).toEqual([8000, '2026.1'])
    expect([late.body.bill.total, late.body.bill.priceVersion]).toEqual([8500, '2026.2-org-east'])
    const again = await house.elder.get(`/api/visits/${early.body.id as string}`)
    expect(again.body.bill.total).toBe(8000)
    const path = '/api/visits/catalogue/changes?from=2026.1&to=2026.2-org-east'
    const { body } = await manager.get(path)
    expect((body.added as CatalogueItem[]).map(({ code }) => code)).toEqual(['woundLight'])
  })

  it.each([
    ['a day that has begun', { from: '2026-03-04' }, 422, 'catalogue.from-past'],
    ['an older version to start from', { base: '2025.9' }, 409, 'data.changed'],
    [
      'an item of the negative list',
      { put: [{ ...laser, code: 'iv-infusion' }] },
      422,
      'catalogue.code-not-allowed',
    ],
    [
      'the same code to put and to remove',
      { remove: ['woundLight'] },
      422,
      'catalogue.code-not-allowed',
    ],
  ])('is refused %s', async (_, change, status, code) => {
    const { body } = await manager.get('/api/visits/catalogue?orgId=org-east')
    const last = (body.later as { version: string }[]).at(-1) ?? body.now
    const request = { base: last.version, from: '2026-09-01', put: [laser], remove: [], ...change }
    const refused = await manager.post('/api/visits/catalogue?orgId=org-east', request)
    expect([refused.status, refused.body.error.code]).toEqual([status, code])
  })

  it('of another house cannot publish for this one', async () => {
    const other = await api.signIn(house.staff.westManager)
    const request = { base: '2026.1', from: '2026-09-01', put: [laser], remove: [] }
    const { status } = await other.post('/api/visits/catalogue?orgId=org-east', request)
    expect(status).toBe(403)
  })
})

describe('the negative list', () => {
  it.each(negativeCodes.map((code) => [code]))('refuses %s with its reason', async (code) => {
    const pass = await passOf(house.elder, house.elderId)
    const { status, body } = await house.elder.post('/api/visits/hold', {
      ...{ elderId: house.elderId, pass, ...asked, code },
    })
    expect([status, body.error.code]).toEqual([422, 'visit.on-negative-list'])
    expect(body.error.details.negative).toBe(code)
    expect(body.error.message).toBe(`这一项不能上门做。${negativeList[code].say}`)
  })
})
