import Router from '@koa/router'
import { z } from 'zod'
import { openedWords } from '../../shared/access'
import type { AuditRow } from '../../shared/access'
import { maskedName } from '../../shared/indicators'
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
  namesOf: Names
}

/** Rows hold ids; whose they are is asked when somebody reads them. */
type Names = (ids: readonly string[]) => Promise<Map<string, string>>

/** Of a long list only the first are named. */
const MOST_NAMED = 5

const rowReply = z.strictObject({
  id: z.string(),
  n: z.number(),
  at: z.string(),
  kind: z.string(),
  byName: z.string(),
  says: z.string(),
  reason: z.string().exactOptional(),
  people: z.array(z.string()),
  peopleCount: z.number().int(),
  whatWords: z.string().exactOptional(),
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
export function auditRoutes({ audit, inScope, namesOf }: Needs): Router {
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
        return { ...page, items: await auditRowViews(page.items, namesOf) }
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

const namedOf = ({ personIds }: AuditLink) => personIds.slice(0, MOST_NAMED)

async function auditRowViews(links: readonly AuditLink[], namesOf: Names): Promise<AuditRow[]> {
  const names = await namesOf([...new Set(links.flatMap(namedOf))])
  return links.map((link) => auditRowView(link, names))
}

function auditRowView(link: AuditLink, names: Map<string, string>): AuditRow {
  const { _id, n, at, kind, byName, says, reason, what, personIds } = link
  return {
    id: _id,
    n,
    at: at.toISOString(),
    kind,
    byName,
    says,
    ...(reason ? { reason } : {}),
    people: namedOf(link).flatMap((id) => maskedNameOf(names.get(id))),
    peopleCount: personIds.length,
    ...(what ? { whatWords: openedWords[what] } : {}),
  }
}

/** Somebody who is in no list of people any more has no name. */
const maskedNameOf = (name: string | undefined): string[] =>
  name === undefined ? [] : [maskedName(name)]
