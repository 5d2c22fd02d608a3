import type Router from '@koa/router'
import { z } from 'zod'
import { endpoint } from '../../kit/endpoint'
import { grantsInput, settingsInput } from '../input'
import { settingsReply, templatesReply } from '../replies'
import type { Notices } from '../service'

export function settingsRoutes(router: Router, notices: Notices) {
  const who = 'caller'

  router.get(
    '/settings',
    endpoint({ summary: '消息设置', who, reply: settingsReply }, async ({ caller }) =>
      notices.settingsOf(caller.id),
    ),
  )

  router.put(
    '/settings',
    endpoint(
      { summary: '修改消息设置', who, body: settingsInput, reply: settingsReply },
      async ({ caller, body }) => notices.set(caller.id, body),
    ),
  )

  router.get(
    '/templates',
    endpoint({ summary: '可以订阅的消息', who, reply: templatesReply }, async () =>
      notices.templates.views(),
    ),
  )

  router.post(
    '/grants',
    endpoint(
      { summary: '订阅消息的回答', who, body: grantsInput, reply: z.null(), status: 204 },
      async ({ caller, body }) => {
        await notices.grant(caller.id, body)
        return null
      },
    ),
  )
}
