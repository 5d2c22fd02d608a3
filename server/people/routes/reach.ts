import Router from '@koa/router'
import { z } from 'zod'
import { endpoint } from '../../kit/endpoint'
import { personParams } from '../input'
import { addressChangeInput, addressInput, addressParams } from '../input-register'
import { clearInput, identityInput, phoneInput, phoneParams } from '../input-register'
import { fileRoles } from '../policy'
import { addressReply, clearReply, identityReply, phoneReply } from '../replies-register'
import type { People } from '../service'

const staff = { roles: fileRoles, params: personParams }
const gone = { roles: fileRoles, reply: z.null(), status: 204 } as const

/** Documents, phones and addresses of one person: written in the clear, answered masked. */
export function reachRoutes({ people }: { people: People }): Router {
  const router = new Router({ prefix: '/people/:id' })
  addDocuments(router, people)
  addPhones(router, people)
  addAddresses(router, people)
  addAddressOrder(router, people)
  return router
}

function addDocuments(router: Router, people: People) {
  router.post(
    '/identity',
    endpoint(
      { ...staff, summary: '登记或更正证件', body: identityInput, reply: identityReply },
      async ({ actor, params, body }) => people.setIdentity(actor, params.id, body),
    ),
  )
  router.post(
    '/clear',
    endpoint(
      { ...staff, summary: '查看完整号码', body: clearInput, reply: clearReply, secret: true },
      async ({ actor, params, body }) => ({
        value: await people.clearValue(actor, params.id, body),
      }),
    ),
  )
}

function addPhones(router: Router, people: People) {
  router.post(
    '/phones',
    endpoint(
      { ...staff, summary: '登记电话', body: phoneInput, reply: phoneReply, status: 201 },
      async ({ actor, params, body }) => people.addPhone(actor, params.id, body),
    ),
  )
  router.delete(
    '/phones/:phoneId',
    endpoint(
      { ...gone, summary: '删除电话', params: phoneParams },
      async ({ actor, params: { id, phoneId } }) => {
        await people.removePhone(actor, id, phoneId)
        return null
      },
    ),
  )
}

function addAddresses(router: Router, people: People) {
  router.post(
    '/addresses',
    endpoint(
      { ...staff, summary: '登记地址', body: addressInput, reply: addressReply, status: 201 },
      async ({ actor, params, body }) => people.addAddress(actor, params.id, body),
    ),
  )
  const one = { roles: fileRoles, params: addressParams }
  router.put(
    '/addresses/:addressId',
    endpoint(
      { ...one, summary: '更正地址', body: addressInput, reply: addressReply },
      async ({ actor, params, body }) => people.changeAddress(actor, params, body),
    ),
  )
  router.post(
    '/addresses/:addressId/change',
    endpoint(
      { ...one, summary: '改动地址', body: addressChangeInput, reply: addressReply },
      async ({ actor, params, body }) => people.editAddress(actor, params, body),
    ),
  )
}

function addAddressOrder(router: Router, people: People) {
  router.post(
    '/addresses/:addressId/prefer',
    endpoint(
      { ...gone, summary: '设为上门地址', params: addressParams },
      async ({ actor, params: { id, addressId } }) => {
        await people.preferAddress(actor, id, addressId)
        return null
      },
    ),
  )
  router.delete(
    '/addresses/:addressId',
    endpoint(
      { ...gone, summary: '删除地址', params: addressParams },
      async ({ actor, params: { id, addressId } }) => {
        await people.removeAddress(actor, id, addressId)
        return null
      },
    ),
  )
}
