/** The tests that hold for every visit: declared by the file of each part of the package. */
import type { BrowserContext } from 'playwright-core'
import { fontSteps } from '../../preview/shell/font-steps'
import { openTown, type Town } from '../support/browser'
import { settleFolk, type Folk } from './folk'
import { TownPhone } from './phone'
import { kindOf, nameOf, type Visit } from './visits'

const limits = { bytes: 16_000, requests: 2 }

/** Phones in one town, one for each person: pages are opened in them one after the other. */
export class Visitors {
  private readonly phones = new Map<string, TownPhone>()
  private readonly onScreen = new Map<string, Visit>()

  private constructor(
    readonly town: Town,
    private readonly folk: Folk,
    private readonly context: BrowserContext,
    private readonly wide: boolean,
  ) {}

  static async come(town: Town, folk: Folk, { wide }: { wide: boolean }): Promise<Visitors> {
    const viewport = wide ? { width: 1280, height: 900 } : { width: 375, height: 812 }
    return new Visitors(town, folk, await town.browser.newContext({ viewport }), wide)
  }

  /** The same people in the same town, each at a PC. */
  onPcs(): Promise<Visitors> {
    return Visitors.come(this.town, this.folk, { wide: true })
  }

  async phoneOf(as: string): Promise<TownPhone> {
    this.onScreen.delete(as)
    const known = this.phones.get(as)
    if (known) {
      // A page in the background draws no frames.
      await known.page.bringToFront()
      return known
    }
    const options = { as, page: 'pages/settings/index', wide: this.wide }
    const phone = await TownPhone.open(this.context, this.town.url, options)
    this.phones.set(as, phone)
    return phone
  }

  /** Opens the page anew. */
  async pay(visit: Visit): Promise<TownPhone> {
    const phone = await this.phoneOf(visit.as)
    const query = visit.query?.(this.folk)
    await phone.go(query ? `${visit.page}?${query}` : visit.page)
    this.onScreen.set(visit.as, visit)
    return phone
  }

  /** The page as the last test that only looked at it left it, or else opened anew; then what lies over it. */
  async stay(visit: Visit): Promise<TownPhone> {
    const looking = this.onScreen.get(visit.as) === visit
    const phone = await (looking ? this.phoneOf(visit.as) : this.pay(visit))
    this.onScreen.delete(visit.as)
    for (const name of visit.taps ?? []) await phone.tap(name)
    return phone
  }
}

/** Standard and largest; on elder pages every step there is. Where two systems share a size, it is looked at once. */
const stepsFor = (visit: Visit) =>
  kindOf(visit) === 'elder'
    ? fontSteps.filter(({ factor }, at) => at === firstOf(factor))
    : fontSteps.filter(
        ({ words, system }) => words === '最大' || (words === '标准' && system === 'iOS'),
      )

const firstOf = (factor: number) => fontSteps.findIndex((step) => step.factor === factor)

/** Opens a town and declares what must hold of every visit on a phone; answers who pays them. */
export function visitOnPhones(visits: readonly Visit[]): () => Visitors {
  let visitors: Visitors

  beforeAll(async () => {
    const town = await openTown()
    visitors = await Visitors.come(town, await settleFolk(town.url), { wide: false })
  })
  afterAll(() => visitors.town.close())

  describe.each(named(visits))('%s', (_, visit) => {
    test('opens without a complaint and within its limits', async () => {
      const phone = await visitors.pay(visit)
      const { state } = await phone.data<{ state: string }>()
      expect(await phone.takeComplaints()).toEqual([])
      expect(await phone.route()).toBe(visit.page)
      expect(['ready', 'empty']).toContain(state)
      const { bytes, requests } = await phone.opening()
      expect(bytes).toBeLessThanOrEqual(limits.bytes)
      expect(requests.slice(limits.requests)).toEqual([])
    })

    test('can be read and tapped at every letter size', async () => {
      const phone = await visitors.stay(visit)
      const steps = stepsFor(visit)
      const found = await phone.findingsAt(
        kindOf(visit),
        steps.map(({ factor }) => factor),
      )
      const wrong = steps.flatMap(({ system, words, factor }, at) =>
        (found[at] ?? []).map(
          ({ what, says }) =>
            `${visit.page} · ${visit.as} · ${system} ${words} ×${factor} · “${what}” ${says}`,
        ),
      )
      expect([...wrong, ...(await phone.takeComplaints())]).toEqual([])
      expect(found).toHaveLength(steps.length)
    })
  })
  return () => visitors
}

/** Declares what must hold of every visit on a PC, in the same town. */
export function visitOnPcs(visits: readonly Visit[], onPhones: () => Visitors): void {
  let visitors: Visitors
  beforeAll(async () => {
    visitors = await onPhones().onPcs()
  })

  test.each(named(visits))('%s fits and can be read', async (_, visit) => {
    const phone = await visitors.stay(visit)
    const wrong = (await phone.findings(kindOf(visit))).map(
      ({ what, says }) => `${visit.page} · ${visit.as} · 1280 px · “${what}” ${says}`,
    )
    expect([...wrong, ...(await phone.takeComplaints())]).toEqual([])
  })
}

const named = (visits: readonly Visit[]) =>
  visits.map((visit, at): [string, Visit] => [nameOf(visit, at), visit])
