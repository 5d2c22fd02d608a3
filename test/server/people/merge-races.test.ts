import mongoose from 'mongoose'
import type { MergeView } from '../../../shared/register'
import type { Actor } from '../../../server/kit/actor'
import { inOneTransaction } from '../../../server/kit/transaction'
import { addRelative, registerElder } from '../../support/build'
import type { Client } from '../../support/client'
import { askFor, openCounty } from '../contracts/steps'
import type { County } from '../contracts/steps'
import { paperFor, terms } from './mandates-steps'

const ROUNDS = 12

let county: County
let kept: string
let other: string
let elder: Client
beforeAll(async () => {
  county = await openCounty('merge_races')
})
beforeEach(async () => {
  kept = await registerElder({ name: '王桂芳' })
  other = await registerElder({ name: '王桂芬' })
  elder = await county.api.signIn(other)
})
afterAll(() => county.api.stop())

async function pair(): Promise<string> {
  const { desk } = county.as
  const why = '身份证同一人'
  return (await desk.post<MergeView>('/api/merges', { keptId: kept, otherId: other, why })).body.id
}
const merge = (id: string) => county.as.manager.post(`/api/merges/${id}/decide`, { merge: true })
const sign = async () => elder.post('/api/contracts', await askFor(county, other))

async function actorOf(id: string): Promise<Actor> {
  const { rights, reads } = county.api.rooms.people
  const [roles, names] = [await rights.rolesOf(id), await reads.names([id])]
  return { id, name: names.get(id) ?? '', roles, actsFor: [], channel: 'mini-program' }
}

/** Runs one act in a transaction that stays open while another begins; the other has this long to be wrong. */
async function during<T>(act: () => Promise<unknown>, begin: () => Promise<T>): Promise<T> {
  let begun: Promise<T> | undefined
  await inOneTransaction(async () => {
    await act()
    begun ??= outside(begin)
    await Promise.race([begun, new Promise((resolve) => setTimeout(resolve, 300))])
  })
  return begun ?? begin()
}
/** A call over HTTP takes no part in the transaction around it. */
const outside = <T>(begin: () => Promise<T>): Promise<T> => begin()

const mergedInto = async (id: string): Promise<unknown> => {
  const people = mongoose.connection.collection('people')
  return (await people.findOne({ _id: new mongoose.Types.ObjectId(id) }))?.['mergedInto']
}
const openContracts = (elderId: string) =>
  mongoose.connection.collection('contracts').countDocuments({ elderId, lane: { $exists: true } })

describe('a contract for the file that is being given up', () => {
  it('asked for while nobody has merged yet: the merge is refused', async () => {
    const id = await pair()
    const { contracts } = county.api.rooms
    const request = (await askFor(county, other)) as never
    const actor = await actorOf(other)
    const answer = await during(
      () => contracts.sign(actor, request),
      () => merge(id),
    )
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'register.merge-keep-contract'])
    expect([await mergedInto(other), await openContracts(other)]).toEqual([undefined, 1])
  })

  it('asked for while the merge is under way: the contract is refused, and stands with the kept file when asked again', async () => {
    const id = await pair()
    const manager = await actorOf(county.staff.manager)
    const { merges } = county.api.rooms.people
    const answer = await during(() => merges.decide(manager, id, { merge: true }), sign)
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'data.changed'])
    expect([await mergedInto(other), await openContracts(other)]).toEqual([kept, 0])
    const phone = await county.api.signIn(other)
    const again = await phone.post('/api/contracts', await askFor(county, kept))
    expect([again.status, again.body.error]).toEqual([201, undefined])
    expect(await openContracts(kept)).toBe(1)
  })

  it('never leaves both, whoever comes first', async () => {
    const outcomes = new Set<string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      kept = await registerElder()
      other = await registerElder()
      elder = await county.api.signIn(other)
      const id = await pair()
      const both = round % 2 === 0 ? [merge(id), sign()] : [sign(), merge(id)]
      const answers = await Promise.all(both)
      const isMerged = (await mergedInto(other)) !== undefined
      const open = await openContracts(other)
      expect([round, isMerged && open > 0]).toEqual([round, false])
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
      outcomes.add(isMerged ? 'merged' : 'signed')
    }
    expect(outcomes.size).toBeGreaterThan(0)
  })
})

describe('what else is hung on the file at that moment', () => {
  const decideInside = async (id: string) => {
    const manager = await actorOf(county.staff.manager)
    return () => county.api.rooms.people.merges.decide(manager, id, { merge: true })
  }

  it('a mandate at the desk is refused', async () => {
    const fileId = await paperFor(county.as.desk, other)
    const request = { relativeName: '王小丽', ...terms, basis: 'own-will', fileId }
    const answer = await during(await decideInside(await pair()), () =>
      county.as.desk.post(`/api/people/${other}/mandates`, request),
    )
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'data.changed'])
  })

  it('a mandate that is confirmed is refused', async () => {
    const daughterId = await addRelative(
      { id: kept, name: '王桂芳' },
      { name: '王小丽', relation: '母亲' },
    )
    const daughter = await county.api.signIn(daughterId)
    const { code: otherCode } = (await elder.post<{ code: string }>('/api/me/link-code')).body
    const asked = await daughter.post('/api/mandates', { side: 'relative', otherCode, ...terms })
    const { id } = asked.body.mandate as { id: string }
    const answer = await during(await decideInside(await pair()), () =>
      elder.post(`/api/mandates/${id}/confirm`),
    )
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'data.changed'])
  })

  it.each([
    ['a death', 'life', { event: 'died', on: '2026-03-04' }],
    ['a tag', 'tags', { tag: 'disabled', from: '2026-01-01', source: '残疾证' }],
    ['a phone', 'phones', { number: '13900000077', owner: 'self' }],
  ])('%s is refused', async (_, what, body) => {
    const answer = await during(await decideInside(await pair()), () =>
      county.as.desk.post(`/api/people/${other}/${what}`, body),
    )
    expect(answer.status).toBe(409)
    expect((await county.as.desk.get(`/api/people/${kept}`)).body).toMatchObject({
      id: kept,
      lifeStatus: 'living',
      tags: [],
    })
  })
})
