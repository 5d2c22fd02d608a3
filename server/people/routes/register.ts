import Router from '@koa/router'
import { z } from 'zod'
import { endpoint } from '../../kit/endpoint'
import { refuse } from '../../kit/refusal'
import { opensFile, opensHits, opensList } from '../access/shown'
import { peopleQuery, personParams, registerInput } from '../input'
import type { createLists } from '../lists'
import { nearInput, searchQuery } from '../input-register'
import { fileRoles } from '../policy'
import type { Presenter } from '../presenter'
import { peopleReply, personReply } from '../replies'
import { hitReply, nearReply } from '../replies-register'
import type { People } from '../service'

interface Needs {
  people: People
  lists: ReturnType<typeof createLists>
  presenter: Presenter
}

/** Finding, reading and registering people. */
export function registerRoutes({ people, lists, presenter }: Needs): Router {
  const router = new Router({ prefix: '/people' })

  addList(router, { people, lists, presenter })
  addFinding(router, people)
  router.get(
    '/:id',
    endpoint(
      { summary: '居民档案', params: personParams, opens: opensFile, reply: personReply },
      async ({ actor, params }) => {
        const person = await people.reads.personInScope(actor, params.id)
        return presenter.file(person ?? refuse('person.not-found'))
      },
    ),
  )
  return router
}

function addList(router: Router, { people, lists, presenter }: Needs) {
  router.get(
    '/',
    endpoint(
      {
        summary: '居民名册',
        roles: fileRoles,
        query: peopleQuery,
        opens: opensList,
        reply: peopleReply,
      },
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
        opens: opensFile,
        reply: personReply,
        status: 201,
      },
      async ({ actor, body }) => presenter.file(await people.register(actor, body)),
    ),
  )
}

function addFinding(router: Router, people: People) {
  router.get(
    '/search',
    endpoint(
      {
        summary: '找人',
        roles: fileRoles,
        query: searchQuery,
        opens: opensHits,
        reply: z.array(hitReply),
      },
      async ({ actor, query }) => people.search(actor, query.q),
    ),
  )
  // Each match sees in `near.asked` who looked, so the door itself notes nothing more.
  router.post(
    '/near',
    endpoint(
      { summary: '是不是这些人', roles: fileRoles, body: nearInput, reply: nearReply },
      async ({ actor, body }) => people.nearMatches(actor, body),
    ),
  )
}
