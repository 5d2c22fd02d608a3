import Router from '@koa/router'
import type { Clock } from '../kit/clock'
import { createLists } from './lists'
import { createPresenter } from './presenter'
import type { TeamsInForce } from './presenter'
import { accessRoutes } from './routes/access'
import { doorCardRoutes } from './routes/door-cards'
import { fileRoutes } from './routes/files'
import { mandateRoutes } from './routes/mandates'
import { meRoutes } from './routes/me'
import { mergeRoutes } from './routes/merges'
import { placeRoutes } from './routes/places'
import { reachRoutes } from './routes/reach'
import { registerRoutes } from './routes/register'
import { secondFactorRoutes } from './routes/second-factor'
import { sessionRoutes } from './routes/session'
import { signInRoutes } from './routes/sign-in'
import { staffRoutes } from './routes/staff'
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
    signInRoutes({ ...people, forget }),
    secondFactorRoutes({ ...people, forget }),
    staffRoutes(people),
    registerRoutes({ people, lists, presenter }),
    fileRoutes({ people, presenter }),
    reachRoutes({ people }),
    doorCardRoutes({ people, clock }),
    mergeRoutes({ people }),
    placeRoutes({ clock, lists, teams }),
    mandateRoutes({ mandates: people.mandates, clock }),
    accessRoutes({ people }),
    meRoutes({ people, forget }),
  ])
    router.use(part.routes())
  return router
}
