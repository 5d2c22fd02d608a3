import Router from '@koa/router'
import { z } from 'zod'
import type { AuditRow } from '../../shared/access'
import { officeRoles } from '../../shared/session'
import type { RoleHeld } from '../../shared/session'
import type { Actor } from './actor'
import type { Audit, AuditLink } from './audit'
import { endpoint } from './endpoint'
import { line, objectId, pageOf, pageQuery, slug } from './input'
import { refuseUnless } from './refusal'

interface Needs {
  audit: Pick<Audit, 'list' | 'state'>
  /** Is the organisation the actor's own or below it? */
  inScope: (actor: Actor, orgId: string) => Promise<boolean>
}

const rowReply = z.strictObject({
  id: z.string(),
  n: z.number(),
  at: z.string(),
  kind: z.string(),
  byName: z.string(),
  says: z.string(),
  reason: z.string().exactOptional(),
})

const stateReply = z.strictObject({
  rows: z.number(),
  anchoredAt: z.string().exactOptional(),
  anchoredRows: z.number().exactOptional(),
  checkedAt: z.string().exactOptional(),
  intact: z.boolean(),
})

const listQuery = z.strictObject({
  orgId: slug.exactOptional(),
  kind: line(40).exactOptional(),
  personId: objectId.exactOptional(),
  ...pageQuery,
})

/** The audit of one organisation, for its manager and the commissions above it. Nobody can change a row. */
export function auditRoutes({ audit, inScope }: Needs): Router {
  const router = new Router({ prefix: '/audit' })

  /** Another's organisation is refused exactly like one that is not there. */
  async function organisationFor(actor: Actor, asked?: string): Promise<string> {
    const roles = actor.roles.filter(isOffice).map(onlyThere)
    const orgId = asked ?? roles[0]?.orgId
    refuseUnless(orgId && (await inScope({ ...actor, roles }, orgId)), 'organisation.not-found')
    return orgId
  }

  router.get(
    '/',
    endpoint(
      { summary: '审计记录', roles: officeRoles, query: listQuery, reply: pageOf(rowReply) },
      async ({ actor, query: { limit, after, orgId, ...only } }) => {
        const filter = { orgId: await organisationFor(actor, orgId), ...only }
        const page = await audit.list(filter, { limit, ...(after ? { after } : {}) })
        return { ...page, items: page.items.map(auditRowView) }
      },
    ),
  )

  router.get(
    '/state',
    endpoint(
      {
        summary: '审计记录是否完整',
        roles: officeRoles,
        query: z.strictObject({ orgId: slug.exactOptional() }),
        reply: stateReply,
      },
      async ({ actor, query }) => audit.state(await organisationFor(actor, query.orgId)),
    ),
  )
  return router
}

const isOffice = ({ role }: RoleHeld) => (officeRoles as readonly string[]).includes(role)

/** Whoever manages a station sees the station, not the centre above it. */
const onlyThere = ({ role, orgId, orgName }: RoleHeld): RoleHeld => ({ role, orgId, orgName })

const auditRowView = ({ _id, n, at, kind, byName, says, reason }: AuditLink): AuditRow => ({
  id: _id,
  n,
  at: at.toISOString(),
  kind,
  byName,
  says,
  ...(reason ? { reason } : {}),
})
