import { ContractModel } from '../../../server/contracts/model'
import { VisitModel } from '../../../server/visits/model'
import type { TimesView } from '../../../shared/visits/booking'
import type { VisitView } from '../../../shared/visits/view'
import { addRelative } from '../../support/build'
import type { Client } from '../../support/api'
import { recorded } from '../records/steps'
import {
  arrived,
  booked,
  door,
  finished,
  liveAtTheDoor,
  no,
  openWorld,
  step,
  tapOf,
  tryStep,
} from './care/steps'
import { oldElder, passOf } from './house'
import type { World } from './care/steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-entitlement')
}, 120_000)
beforeEach(() => world.api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(() => world.api.stop())

interface Signed {
  elderId: string
  elder: Client
}

/** An elder whose package promises two visits of the doctor a year. */
async function signed(): Promise<Signed> {
  const { api, as } = world
  const elderId = await oldElder()
  const elder = await api.signIn(elderId)
  await liveAtTheDoor(as.desk, elderId)
  const { body: agreement } = await elder.get('/api/agreement?packageCode=primary')
  const { body: contract } = await elder.post('/api/contracts', {
    ...{ elderId, teamId: 'team-east', packageCode: 'primary', termMonths: 12 },
    agreementVersion: agreement.version as string,
  })
  await as.doctor.post(`/api/contracts/${contract.id as string}/accept`)
  return { elderId, elder }
}

const doctorVisit = { code: 'doctor-visit' } as const

async function ask({ elderId, elder }: Signed, day: string, time = '10:00', client = elder) {
  const pass = await passOf(client, elderId)
  return client.post('/api/visits', { ...doctorVisit, elderId, pass, day, time })
}

const book = async ({ elderId, elder }: Signed, day: string) =>
  booked(world, { ...doctorVisit, staffId: world.house.staff.doctor, elderId, client: elder, day })

/** The doctor came; `how` says what shows it. */
async function done(who: Signed, day: string, how?: object): Promise<VisitView> {
  const { as } = world
  const mine = { ...world, as: { ...as, elder: who.elder, nurse: as.doctor } }
  const taken = await step(as.doctor, await book(who, day), 'accept')
  const agreed = await step(who.elder, taken, 'consent', await tapOf(who.elder, taken.id))
  return finished(mine, await arrived(mine, agreed, how))
}

/** The same, and the elder says so. */
const given = async (who: Signed, day: string): Promise<VisitView> =>
  step(who.elder, await done(who, day), 'confirm-done')

/** A visit that nobody had booked, written down afterwards. */
const recordVisit = ({ elderId }: Signed, day: string) =>
  recorded(world.as.doctor, elderId, { kind: 'home-visit', place: 'home', day, values: undefined })

describe('the doctor’s visits of a package', () => {
  it('are booked as often as it promises, and the last one can still be moved', async () => {
    const who = await signed()
    await book(who, '2026-03-06')
    const last = await book(who, '2026-03-09')
    expect(no(await ask(who, '2026-03-10'))).toEqual([409, 'visit.not-eligible'])
    const moved = await tryStep(who.elder, last, 'move', { day: '2026-03-11', time: '14:00' })
    expect([moved.status, moved.body.day]).toEqual([200, '2026-03-11'])
    expect(no(await ask(who, '2026-03-12'))).toEqual([409, 'visit.not-eligible'])
  })

  it('come back when one is cancelled, and only then', async () => {
    const who = await signed()
    const first = await book(who, '2026-03-16')
    await book(who, '2026-03-17')
    expect(no(await ask(who, '2026-03-18'))).toEqual([409, 'visit.not-eligible'])
    await step(who.elder, first, 'cancel', { reason: '改天再说' })
    expect((await ask(who, '2026-03-18')).status).toBe(201)
    expect(no(await ask(who, '2026-03-19'))).toEqual([409, 'visit.not-eligible'])
  })
})

describe('a doctor’s visit of a package', () => {
  it('that was given stays used, and leaves the others to be booked', async () => {
    const who = await signed()
    await given(who, '2026-03-20')
    await book(who, '2026-03-25')
    expect(no(await ask(who, '2026-03-26'))).toEqual([409, 'visit.not-eligible'])
  })

  it('that was given and taken back can be had again', async () => {
    const who = await signed()
    const visit = await given(who, '2026-03-27')
    await book(who, '2026-03-30')
    expect(no(await ask(who, '2026-03-31'))).toEqual([409, 'visit.not-eligible'])
    await step(world.as.manager, visit, 'void', { reason: '录错人了' })
    expect((await ask(who, '2026-03-31')).status).toBe(201)
  })

  it('that a reviewer did not accept can be had again, confirmed or not', async () => {
    const who = await signed()
    const unproven = await done(who, '2026-04-01', { point: door })
    await book(who, '2026-04-02')
    expect(no(await ask(who, '2026-04-03'))).toEqual([409, 'visit.not-eligible'])
    await step(world.as.manager, unproven, 'review', { counted: false, why: '没有人来' })
    expect((await ask(who, '2026-04-03')).status).toBe(201)
  })

  it('that was given without being booked uses one too, and those that are booked still stand', async () => {
    const who = await signed()
    const [, last] = [await book(who, '2026-04-07'), await book(who, '2026-04-08')]
    await recordVisit(who, '2026-03-04')
    const moved = await tryStep(who.elder, last, 'move', { day: '2026-04-09', time: '14:00' })
    expect(moved.status).toBe(200)
    await step(who.elder, moved.body, 'cancel', { reason: '不用了' })
    expect(no(await ask(who, '2026-04-10'))).toEqual([409, 'visit.not-eligible'])
  })
})

describe('free times for a doctor’s visit', () => {
  it('end with the contract: what lies behind it could not be booked', async () => {
    const { elderId } = await signed()
    const { api } = world
    const contract = await ContractModel.findOne({ elderId }).lean()
    expect(contract?.endsOn).toBe('2027-03-03')
    api.clock.set('2027-02-24T10:00:00+08:00')
    const elder = await api.signIn(elderId)
    const pass = encodeURIComponent(await passOf(elder, elderId))
    const query = `elderId=${elderId}&code=doctor-visit&from=2027-03-01&pass=${pass}`
    const { body } = await elder.get<TimesView>(`/api/visits/times?${query}`)
    const open = body.days.filter(({ times }) => times.length > 0).map(({ day }) => day)
    expect(open).toEqual(['2027-03-01', '2027-03-02', '2027-03-03'])
  })
})

describe('the last of the promised visits', () => {
  it('asked for by three relatives, the elder and the desk at once is booked once', async () => {
    const who = await signed()
    const { elderId, elder } = who
    const { api, as } = world
    await book(who, '2026-04-13')
    const named = { id: elderId, name: '钱秀英' }
    const clients = [elder, as.desk]
    for (const name of ['大女儿', '二女儿', '小儿子'])
      clients.push(await api.signIn(await addRelative(named, { name, relation: '母亲' })))
    const days = ['2026-04-14', '2026-04-15', '2026-04-16', '2026-04-17', '2026-04-20']
    const wishes = await Promise.all(
      clients.map(async (client, at) => ({
        client,
        day: days[at],
        pass: await passOf(client, elderId),
      })),
    )
    const answers = await Promise.all(
      wishes.map(({ client, ...wish }) =>
        client.post('/api/visits', { ...doctorVisit, elderId, time: '10:00', ...wish }),
      ),
    )
    const taken = answers.filter(({ status }) => status === 201)
    const refused = answers.filter(({ status }) => status !== 201).map(no)
    expect(taken).toHaveLength(1)
    expect(refused).toEqual(Array.from({ length: 4 }, () => [409, 'visit.not-eligible']))
    expect(await VisitModel.countDocuments({ elderId, state: 'requested' })).toBe(2)
  })
})
