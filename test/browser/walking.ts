/** People of one town, each with a phone: what they do there one after the other is a walk. */
import type { BrowserContext } from 'playwright-core'
import type { ClockView, Persona } from '../../shared/session'
import { callerOf, signIn } from '../../tools/lib/api'
import { openTown, type Town } from '../support/browser'
import { TownPhone } from './phone'

export type Caller = Awaited<ReturnType<typeof signIn>>

export class Walk {
  private readonly phones = new Map<Persona, TownPhone>()
  private readonly callers = new Map<Persona, Caller>()

  private constructor(
    private readonly town: Town,
    private readonly context: BrowserContext,
  ) {}

  static async begin(): Promise<Walk> {
    const town = await openTown()
    return new Walk(town, await town.browser.newContext({ viewport: { width: 375, height: 812 } }))
  }

  end(): Promise<void> {
    return this.town.close()
  }

  /** Somebody's phone, opened at this page; the same phone for the whole walk. */
  async phone(as: Persona, page: string): Promise<TownPhone> {
    const known = this.phones.get(as)
    if (known) {
      // A page in the background draws no frames.
      await known.page.bringToFront()
      await known.go(page)
      return known
    }
    const phone = await TownPhone.open(this.context, this.town.url, { as, page })
    this.phones.set(as, phone)
    return phone
  }

  /** The same person without a screen: for what is only prepared, and for what is asked of the ledger. */
  async as(persona: Persona): Promise<Caller> {
    const caller = this.callers.get(persona) ?? (await signIn(this.town.url, persona))
    this.callers.set(persona, caller)
    return caller
  }

  now(): Promise<ClockView> {
    return callerOf(this.town.url).get<ClockView>('/api/clock')
  }

  /** Moves the town's clock; what falls due by then is done when this resolves. */
  async wait(minutes: number): Promise<void> {
    const { now } = await this.now()
    const to = new Date(Date.parse(now) + minutes * 60_000).toISOString()
    await callerOf(this.town.url).post('/api/demo/clock', { to })
  }

  /** What any phone had to complain about since this was asked last. */
  async complaints(): Promise<string[]> {
    const all = await Promise.all([...this.phones.values()].map((phone) => phone.takeComplaints()))
    return all.flat()
  }
}

/** Opens a town for the file; after every test no phone has a complaint. */
export function walkInTown(): () => Walk {
  let walk: Walk
  beforeAll(async () => {
    walk = await Walk.begin()
  })
  afterAll(() => walk.end())
  afterEach(async () => expect(await walk.complaints()).toEqual([]))
  return () => walk
}

/** Several taps, one after the other. */
export async function taps(phone: TownPhone, ...names: (RegExp | string)[]): Promise<void> {
  for (const name of names) await phone.tap(name)
}

/** The answers that no sign of an emergency is there, one after the other. */
export const noEmergency = Array.from({ length: 6 }, () => / 没有$/)

/** How often the page on top says this; for what must not stand there. */
export const count = (phone: TownPhone, words: string | RegExp): Promise<number> =>
  phone.page.locator('.host-screen:not([hidden])').getByText(words).count()

/** What stands beside a label on the page on top: `beside(desk, '应收费用') //=> '60 元'`. */
export async function beside(phone: TownPhone, label: string): Promise<string> {
  const found = phone.page.locator('.host-screen:not([hidden])').getByText(label, { exact: true })
  const all = await found.locator('..').innerText()
  return all.replace(label, '').trim()
}
