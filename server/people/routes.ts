import Router from '@koa/router'
import type { Clock } from '../kit/clock'
import { createLists } from './lists'
import { createPresenter } from './presenter'
import type { TeamsInForce } from './presenter'
import { fileRoutes } from './routes/files'
import { placeRoutes } from './routes/places'
import { registerRoutes } from './routes/register'
import { sessionRoutes } from './routes/session'
import type { People } from './service'
import { createTeams } from './teams'
import type { SignedByTeam } from './teams'

interface Needs {
  people: People
  clock: Clock
  forget: (tokenHash: string) => void
  /** Windows of the contracts room: which team an elder has signed, and how many a team has. */
  teamsInForce: TeamsInForce
  signedByTeam: SignedByTeam
}

/** Every route of the room, in the order they are tried. */
export function peopleRoutes({ people, clock, forget, teamsInForce, signedByTeam }: Needs): Router {
  const { reads, sessions } = people
  const lists = createLists({ clock, teamsInForce })
  const presenter = createPresenter({ reads, clock, teamsInForce })
  const teams = createTeams({ reads, clock, signedByTeam })

  const router = new Router()
  for (const part of [
    sessionRoutes({ sessions, forget }),
    registerRoutes({ people, lists, presenter }),
    fileRoutes({ people, presenter }),
    placeRoutes({ clock, lists, teams }),
  ])
    router.use(part.routes())
  return router
}
