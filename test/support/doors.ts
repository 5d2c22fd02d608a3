/** A few doors of the kit behind real HTTP, without any room: for tests of the kit itself. */
import Router from '@koa/router'
import Koa from 'koa'
import type { Identity } from '../../server/kit/actor'
import { frame } from '../../server/kit/frame'
import { securityHeaders } from '../../server/kit/headers'
import { createIdentify, tokenHashOf } from '../../server/kit/identify'
import type { Registry } from '../../server/kit/identify'
import { createLimits } from '../../server/kit/limits'
import { createLog } from '../../server/kit/log'
import { createOnce } from '../../server/kit/once'
import type { Kit } from '../../server/kit/request'
import { listen } from '../../server/kit/server'
import type { StaffRole } from '../../shared/session'
import { clientOf } from './client'
import type { Client } from './client'
import { connectTestDatabase, dropTestDatabase } from './connected'
import { testVault } from './vault'
import { handClock } from './hand-clock'

interface Member {
  id: string
  name: string
  roles?: StaffRole[]
  expiresAt?: Date
  /** A demo session unless told otherwise. */
  demo?: boolean
  unbound?: boolean
}

/** Opens the doors; `members` sign in with a token made of their id. */
export async function startDoors(
  open: (router: Router) => void,
  options: { members?: Member[]; ratePerMinute?: number; publicUrl?: string } = {},
) {
  await connectTestDatabase('doors')
  const clock = handClock()
  const registry = registryOf(options.members ?? [])
  const limits = createLimits(options.ratePerMinute ?? 1_000_000)
  const log = createLog({ file: '/dev/null' })
  const { identify, forget } = createIdentify({ registry, clock, limits })
  const headers = securityHeaders(options.publicUrl)
  const now = () => clock.now()
  const opened: Kit['opened'] = async () => undefined
  const once = createOnce(testVault())
  const kit: Kit = { now, log, headers, limits, identify, once, opened, checkReplies: true }

  const router = new Router()
  open(router)
  const koa = new Koa()
  Object.assign(koa.context, { kit })
  koa.use(frame).use(router.routes())
  const listening = await listen(koa.callback(), { host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${listening.port}`
  return {
    url,
    clock,
    registry,
    forget,
    members: options.members ?? [],
    router,
    stranger: clientOf(url),
    as: (id: string): Client => clientOf(url, tokenOf(id)),
    stop: async () => {
      await listening.close()
      await log.close()
      await dropTestDatabase()
    },
  }
}

export const tokenOf = (id: string) => id.padEnd(43, '_')

function registryOf(members: Member[]): Registry & { asked: number; remove(id: string): void } {
  const known = new Map(members.map((member) => [tokenHashOf(tokenOf(member.id)), member]))
  const rolesOf = (id: string) => members.find((member) => member.id === id)?.roles ?? []
  const registry = {
    asked: 0,
    identityOf: async (tokenHash: string): Promise<Identity | undefined> => {
      registry.asked += 1
      const member = known.get(tokenHash)
      if (!member) return undefined
      const { roles: _roles, ...session } = member
      return { demo: true, ...session, tokenHash }
    },
    rolesOf: async (id: string) =>
      rolesOf(id).map((role) => ({ role, orgId: 'org-east', orgName: '东中心' })),
    mandatesOf: async () => [],
    remove: (id: string) => void known.delete(tokenHashOf(tokenOf(id))),
  }
  return registry
}
