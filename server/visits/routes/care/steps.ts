import type Router from '@koa/router'
import type { z } from 'zod'
import type { StaffRole } from '../../../../shared/session'
import type { Actor } from '../../../kit/actor'
import { endpoint } from '../../../kit/endpoint'
import { visitParams as params } from '../../input-care'
import { visitReply as reply } from '../../replies'
import type { Visit } from '../../types'
import { opens } from '../showing'
import type { Showing } from '../showing'

interface StepDoor<B extends z.ZodType> {
  summary: string
  /** Absent: the elder's side may too. */
  roles?: readonly StaffRole[]
  body: B
}

/** Doors of one visit that differ in a word, a body and a verb: each answers the visit as it stands afterwards. */
export const stepsOf = (router: Router, show: Showing) =>
  function step<B extends z.ZodType>(
    path: string,
    door: StepDoor<B>,
    take: (actor: Actor, id: string, request: z.output<B>) => Promise<Visit>,
  ) {
    router.post(
      `/:id/${path}`,
      endpoint({ ...door, params, opens, reply }, async ({ actor, params, body }) =>
        show.one(actor, await take(actor, params.id, body)),
      ),
    )
  }
