import Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import { refuse } from '../../kit/refusal'
import { peopleQuery, personParams, registerInput } from '../input'
import type { createLists } from '../lists'
import { fileRoles } from '../policy'
import type { Presenter } from '../presenter'
import { peopleReply, personReply } from '../replies'
import type { People } from '../service'

interface Needs {
  people: People
  lists: ReturnType<typeof createLists>
  presenter: Presenter
}

/** Finding, reading and registering people. */
export function registerRoutes({ people, lists, presenter }: Needs): Router {
  const router = new Router({ prefix: '/people' })

  router.get(
    '/',
    endpoint(
      { summary: '居民名册', roles: fileRoles, query: peopleQuery, reply: peopleReply },
      async ({ actor, query }) => presenter.cards(await lists.people(actor, query)),
    ),
  )
  router.post(
    '/',
    endpoint(
      {
        summary: '登记居民',
        roles: fileRoles,
        body: registerInput,
        reply: personReply,
        status: 201,
      },
      async ({ actor, body }) => presenter.file(await people.register(actor, body)),
    ),
  )
  router.get(
    '/:id',
    endpoint(
      { summary: '居民档案', params: personParams, reply: personReply },
      async ({ actor, params }) => {
        const person = await people.reads.personInScope(actor, params.id)
        return presenter.file(person ?? refuse('person.not-found'))
      },
    ),
  )
  return router
}
