import { peopleStore } from '../../../server/people/stores/people'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { act, registerElder, settleCounty } from '../../support/build'
import { ask, codeOf, link, meetFamily } from './mandates-steps'

let api: Api
let motherId: string
let mother: Client
let daughterId: string
let daughter: Client
beforeAll(async () => {
  api = await startApi({ label: 'mandates' })
  await settleCounty()
})
beforeEach(async () => {
  ;({ motherId, mother, daughterId, daughter } = await meetFamily(api))
})
afterAll(() => api.stop())

describe('linking an elder', () => {
  it('takes both: the daughter asks with the code of her mother, who says yes', async () => {
    const asked = await ask(daughter, { side: 'relative', otherCode: await codeOf(mother) })
    expect(asked.status).toBe(201)
    expect(asked.body).toEqual({
      sent: true,
      mandate: {
        id: expect.any(String),
        elderId: motherId,
        elderName: '李秀英',
        relativeId: daughterId,
        relativeName: '陈小敏',
        relation: '母亲',
        scopes: ['book', 'read'],
        basis: 'own-will',
        from: '2026-03-04',
        until: '2026-12-31',
        contactOrder: 0,
        state: 'asked',
        askedBy: 'relative',
      },
    })
    expect((await daughter.get(`/api/people/${motherId}`)).status).toBe(404)

    const { id } = asked.body.mandate
    const confirmed = await mother.post(`/api/mandates/${id}/confirm`)
    expect(confirmed.body).toMatchObject({
      state: 'in-force',
      confirmation: 'own-tap',
      contactOrder: 1,
    })
    expect((await daughter.get(`/api/people/${motherId}`)).status).toBe(200)
    expect((await daughter.get('/api/session')).body.actsFor).toEqual([
      {
        elderId: motherId,
        name: '李秀英',
        relation: '母亲',
        scopes: ['book', 'read'],
        basis: 'own-will',
        until: '2026-12-31',
      },
    ])
    expect((await mother.get('/api/mandates')).body).toMatchObject({ given: [{ id }], held: [] })
    expect((await daughter.get('/api/mandates')).body).toMatchObject({ given: [], held: [{ id }] })
  })

  it('may begin with the mother: the daughter then says yes', async () => {
    const { body } = await ask(mother, { side: 'elder', otherCode: await codeOf(daughter) })
    expect(body.mandate).toMatchObject({ askedBy: 'elder', confirmation: 'own-tap' })
    expect((await mother.post(`/api/mandates/${body.mandate.id}/confirm`)).body.error.code).toBe(
      'mandate.not-yours-to-confirm',
    )
    expect((await daughter.post(`/api/mandates/${body.mandate.id}/confirm`)).body.state).toBe(
      'in-force',
    )
  })

  it('keeps that the mother said yes by voice', async () => {
    const { body } = await ask(daughter, { side: 'relative', otherCode: await codeOf(mother) })
    const path = `/api/mandates/${body.mandate.id}/confirm`
    expect((await mother.post(path, { way: 'voice' })).body.confirmation).toBe('voice')
  })

  it('comes to nothing when the mother says no', async () => {
    const { body } = await ask(daughter, { side: 'relative', otherCode: await codeOf(mother) })
    const { id } = body.mandate
    expect((await mother.post(`/api/mandates/${id}/decline`)).body).toMatchObject({
      state: 'declined',
      endedByName: '李秀英',
    })
    expect((await mother.post(`/api/mandates/${id}/confirm`)).body.error.code).toBe(
      'mandate.answered',
    )
    expect((await daughter.get(`/api/people/${motherId}`)).status).toBe(404)
  })

  it('is for the two of them: to a neighbour the ask does not exist', async () => {
    const { body } = await ask(daughter, { side: 'relative', otherCode: await codeOf(mother) })
    const neighbour = await api.signIn(await registerElder({ name: '张大妈' }))
    for (const verb of ['confirm', 'decline', 'revoke']) {
      const answer = await neighbour.post(`/api/mandates/${body.mandate.id}/${verb}`)
      expect([answer.status, answer.body.error.code]).toEqual([404, 'mandate.not-found'])
    }
  })

  it('stands once, also when both tap yes and both ask at once', async () => {
    const codes = [await codeOf(mother), await codeOf(mother), await codeOf(mother)]
    const asks = await Promise.all(
      codes.map((otherCode) => ask(daughter, { side: 'relative', otherCode })),
    )
    expect(asks.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
    const id = asks.find(({ status }) => status === 201)?.body.mandate.id as string
    const yes = await Promise.all([1, 2, 3].map(() => mother.post(`/api/mandates/${id}/confirm`)))
    expect(yes.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(yes.filter(({ status }) => status === 409)).toHaveLength(2)
  })

  it('is refused while one stands, and possible again after it ran out', async () => {
    await link(mother, daughter)
    const again = async () => ask(daughter, { side: 'relative', otherCode: await codeOf(mother) })
    expect((await again()).body.error.code).toBe('mandate.already-linked')
    api.clock.set('2027-01-01T10:00:00+08:00')
    const { status } = await ask(daughter, {
      side: 'relative',
      otherCode: await codeOf(mother),
      until: '2027-12-31',
    })
    expect(status).toBe(201)
  })

  it('lapses when nobody answers for 30 days', async () => {
    const { body } = await ask(daughter, { side: 'relative', otherCode: await codeOf(mother) })
    api.clock.set('2026-04-04T10:00:00+08:00')
    expect((await mother.get('/api/mandates')).body.given[0].state).toBe('expired')
    expect((await mother.post(`/api/mandates/${body.mandate.id}/confirm`)).body.error.code).toBe(
      'mandate.answered',
    )
    const anew = await ask(daughter, { side: 'relative', otherCode: await codeOf(mother) })
    expect(anew.status).toBe(201)
  })
})

describe('a mandate that stands', () => {
  it('is taken back by the mother, or given up by the daughter', async () => {
    const id = await link(mother, daughter)
    expect((await mother.post(`/api/mandates/${id}/revoke`)).body).toMatchObject({
      state: 'revoked',
      endedOn: '2026-03-04',
      endedByName: '李秀英',
    })
    const second = await link(mother, daughter)
    expect((await daughter.post(`/api/mandates/${second}/revoke`)).body.endedByName).toBe('陈小敏')
    expect((await daughter.post(`/api/mandates/${second}/revoke`)).body.error.code).toBe(
      'mandate.answered',
    )
  })

  it('is changed by the mother, never by the daughter', async () => {
    const id = await link(mother, daughter)
    const change = { scopes: ['book', 'read', 'sign'], until: '2027-06-30' }
    expect((await daughter.post(`/api/mandates/${id}/change`, change)).status).toBe(403)
    expect((await mother.post(`/api/mandates/${id}/change`, change)).body).toMatchObject(change)
  })

  it('stands in the order in which relatives are called', async () => {
    const first = await link(mother, daughter)
    const [sonId = ''] = await peopleStore.addOthers([{ name: '陈小军', act }])
    const second = await link(mother, await api.signIn(sonId))
    const order = async () =>
      ((await mother.get('/api/mandates')).body.given as { id: string }[]).map(({ id }) => id)
    expect(await order()).toEqual([first, second])
    await mother.post(`/api/mandates/${second}/change`, { contactOrder: 1 })
    expect(await order()).toEqual([second, first])
  })
})
