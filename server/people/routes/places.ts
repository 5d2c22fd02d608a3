import Router from '@koa/router'
import { staffRoles } from '../../../shared/session'
import type { Clock } from '../../kit/clock'
import { endpoint } from '../../kit/endpoint'
import { organisationsQuery, regionsQuery, teamParams, teamsQuery } from '../input'
import type { createLists } from '../lists'
import { organisationsReply, regionsReply, teamReply, teamsReply } from '../replies'
import type { createTeams } from '../teams'
import { organisationView } from '../view'

interface Needs {
  clock: Clock
  lists: ReturnType<typeof createLists>
  teams: ReturnType<typeof createTeams>
}

/** Regions, organisations and teams: where care is, and who gives it. */
export function placeRoutes(needs: Needs): Router {
  const router = new Router()
  addPlaces(router, needs)
  addTeams(router, needs)
  return router
}

function addPlaces(router: Router, { clock, lists }: Needs) {
  router.get(
    '/regions',
    endpoint(
      { summary: '行政区划', roles: staffRoles, query: regionsQuery, reply: regionsReply },
      async ({ query }) => lists.regions(query.parent),
    ),
  )
  router.get(
    '/organisations',
    endpoint(
      {
        summary: '机构',
        roles: staffRoles,
        query: organisationsQuery,
        reply: organisationsReply,
      },
      async ({ actor, query }) => {
        const found = await lists.organisations(actor, query.under, query.type)
        return found.map((organisation) => organisationView(organisation, clock.today()))
      },
    ),
  )
}

function addTeams(router: Router, { teams }: Needs) {
  router.get(
    '/teams',
    endpoint(
      { summary: '家庭医生团队', query: teamsQuery, reply: teamsReply },
      async ({ actor, query: { elderId, centreId } }) =>
        elderId ? teams.forElder(actor, elderId) : teams.ofCentre(centreId ?? ''),
    ),
  )
  router.get(
    '/teams/:id',
    endpoint(
      { summary: '团队详情', who: 'caller', params: teamParams, reply: teamReply },
      async ({ params }) => teams.one(params.id),
    ),
  )
}
