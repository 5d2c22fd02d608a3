/** Steps that tests of mandates share. */
import { peopleStore } from '../../../server/people/stores/people'
import type { Api, Client } from '../../support/api'
import { act, registerElder } from '../../support/build'
import { photo } from '../../support/papers'
import { handIn } from '../files/steps'

export const terms = { relation: '母亲', scopes: ['book', 'read'], until: '2026-12-31' }

/** A mother in the register and her daughter, both signed in on the same morning; nothing links them yet. */
export async function meetFamily(api: Api) {
  api.clock.set('2026-03-04T10:00:00+08:00')
  const motherId = await registerElder({ name: '李秀英' })
  const [daughterId = ''] = await peopleStore.addOthers([{ name: '陈小敏', act }])
  const [mother, daughter] = [await api.signIn(motherId), await api.signIn(daughterId)]
  return { motherId, mother, daughterId, daughter }
}

/** Somebody asks for a mandate, on the usual terms unless said otherwise. */
export const ask = (client: Client, more: object) =>
  client.post('/api/mandates', { ...terms, ...more })

/** The text of somebody's QR code. */
export const codeOf = async (client: Client): Promise<string> =>
  (await client.post<{ code: string }>('/api/me/link-code')).body.code

/** A photo of a signed form about the elder, handed in at the desk; answers its id. */
export async function paperFor(desk: Client, elderId: string): Promise<string> {
  const { body } = await handIn(desk, photo(), { purpose: 'mandate-form', elderId })
  return body.id as string
}

/** The daughter asks with her mother's code, and the mother says yes; answers the mandate's id. */
export async function link(mother: Client, daughter: Client, more: object = {}): Promise<string> {
  const otherCode = await codeOf(mother)
  const request = { side: 'relative', otherCode, ...terms, ...more }
  const { body } = await daughter.post('/api/mandates', request)
  const id = body.mandate.id as string
  await mother.post(`/api/mandates/${id}/confirm`)
  return id
}
