import Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import { endTagInput, lifeInput, personParams, relativeInput } from '../input'
import { relativeParams, tagInput, tagParams } from '../input'
import { fileRoles } from '../policy'
import type { Presenter } from '../presenter'
import { personReply } from '../replies'
import type { People } from '../service'

const written = { roles: fileRoles, params: personParams, reply: personReply }

interface Needs {
  people: People
  presenter: Presenter
}

/** Changes to one file: tags, life status, relatives. Each answers the file as it stands now. */
export function fileRoutes(needs: Needs): Router {
  const router = new Router({ prefix: '/people/:id' })
  addStatus(router, needs)
  addRelatives(router, needs)
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
      { ...written, summary: '登记在册状态', body: lifeInput },
      async ({ actor, params, body }) =>
        presenter.file(await people.setLife(actor, params.id, body)),
    ),
  )
}

function addRelatives(router: Router, { people, presenter }: Needs) {
  router.post(
    '/relatives',
    endpoint(
      { ...written, summary: '登记家属', body: relativeInput },
      async ({ actor, params, body }) =>
        presenter.file(await people.addRelative(actor, params.id, body)),
    ),
  )
  router.post(
    '/relatives/:personId/end',
    endpoint(
      { ...written, summary: '解除家属', params: relativeParams },
      async ({ actor, params }) =>
        presenter.file(await people.endRelative(actor, params.id, params.personId)),
    ),
  )
}
