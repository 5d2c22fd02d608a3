/** A small room of doors to knock at: for tests of what every door does. */
import type Router from '@koa/router'
import { z } from 'zod'
import type { StaffRole } from '../../shared/session'
import { Download } from '../../server/kit/download'
import { endpoint } from '../../server/kit/endpoint'
import { day, line, objectId, pageOf, pageQuery } from '../../server/kit/input'
import { refuse } from '../../server/kit/refusal'

export const ID = 'a'.repeat(24)
export const members: { id: string; name: string; roles?: StaffRole[] }[] = [
  { id: 'nurse', name: '护士', roles: ['nurse'] },
  { id: 'elder', name: '老人' },
]
const note = z.strictObject({ elderId: objectId, on: day, text: line(20).exactOptional() })
const said = z.strictObject({ said: z.string() })

export function openNotes(router: Router) {
  router.post(
    '/notes',
    endpoint(
      { summary: '记一笔', roles: ['nurse'], body: note, reply: said, status: 201 },
      async ({ body }) => ({ said: body.text ?? body.on }),
    ),
  )
  router.get(
    '/notes',
    endpoint(
      { summary: '列表', query: z.strictObject(pageQuery), reply: pageOf(z.number()) },
      async ({ query }) => ({ items: [query.limit] }),
    ),
  )
  router.get(
    '/notes/:id',
    endpoint({ summary: '一笔', params: z.strictObject({ id: objectId }), reply: said }, async () =>
      refuse('person.not-found'),
    ),
  )
  router.get(
    '/me',
    endpoint({ summary: '我', who: 'caller', reply: said }, async ({ caller }) => ({
      said: caller.name,
    })),
  )
  router.get(
    '/open',
    endpoint({ summary: '公开', who: 'anyone', reply: said }, async () => ({ said: '好' })),
  )
  router.get(
    '/leak',
    endpoint({ summary: '泄露', who: 'anyone', reply: said }, async () => ({
      said: '好',
      secret: 1,
    })),
  )
  router.get(
    '/broken',
    endpoint({ summary: '坏', who: 'anyone', reply: said }, async () => {
      throw new Error('the database password is hunter2')
    }),
  )
  router.get(
    '/file',
    endpoint(
      { summary: '文件', who: 'anyone', produces: 'text/csv' },
      async () => new Download('桃源 报表.csv', 'text/csv; charset=utf-8', '\uFEFF一,二\n'),
    ),
  )
  router.post(
    '/ring',
    endpoint({ summary: '铃', who: 'caller', reply: said }, async () => ({ said: '叮' })),
  )
  router.delete(
    '/notes/:id',
    endpoint(
      {
        summary: '删',
        who: 'anyone',
        params: z.strictObject({ id: objectId }),
        reply: z.null(),
        status: 204,
      },
      async () => null,
    ),
  )
}

export const good = { elderId: ID, on: '2026-03-04' }
