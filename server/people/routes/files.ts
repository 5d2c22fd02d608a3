import Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import { opensFile } from '../access/shown'
import { endTagInput, personParams, tagInput, tagParams } from '../input'
import { lifeEventInput } from '../input-register'
import { fileRoles } from '../policy'
import type { Presenter } from '../presenter'
import { personReply } from '../replies'
import { lifeEventReply } from '../replies-register'
import type { People } from '../service'

const written = { roles: fileRoles, params: personParams, opens: opensFile, reply: personReply }

interface Needs {
  people: People
  presenter: Presenter
}

/** Changes to one file: tags and life status. Each answers the file as it stands now. */
export function fileRoutes(needs: Needs): Router {
  const router = new Router({ prefix: '/people/:id' })
  addStatus(router, needs)
  return router
}

function addStatus(router: Router, { people, presenter }: Needs) {
  router.post(
    '/tags',
    endpoint(
      { ...written, summary: '登记人群标签', body: tagInput },
      async ({ actor, params, body }) =>
        presenter.file(await people.addTag(actor, params.id, body)),
    ),
  )
  router.post(
    '/tags/:tagId/end',
    endpoint(
      { ...written, summary: '结束人群标签', params: tagParams, body: endTagInput },
      async ({ actor, params, body }) =>
        presenter.file(await people.endTag(actor, params.id, params.tagId, body.to)),
    ),
  )
  router.post(
    '/life',
    endpoint(
      {
        roles: fileRoles,
        params: personParams,
        summary: '登记去世、迁出、返回、住院、出院',
        body: lifeEventInput,
        opens: { what: 'file', of: ({ person }) => [person.id] },
        reply: lifeEventReply(personReply),
      },
      async ({ actor, params, body }) => {
        const { person, ended } = await people.recordLife(actor, params.id, body)
        return { ...ended, person: await presenter.file(person) }
      },
    ),
  )
}
