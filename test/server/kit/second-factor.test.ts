import type Router from '@koa/router'
import { z } from 'zod'
import type { StaffRole } from '../../../shared/session'
import { endpoint } from '../../../server/kit/endpoint'
import { countingRoles } from '../../../server/kit/second-factor'
import { secondFactorRoles } from '../../../shared/sign-in'
import { refusalOf } from '../../support/bound'
import type { Told } from '../../support/bound'
import { startDoors } from '../../support/doors'

const held = (...roles: StaffRole[]) =>
  roles.map((role) => ({ role, orgId: 'org-east', orgName: '东中心' }))

describe('the roles that count in a session', () => {
  it.each(secondFactorRoles)('%s waits for the second factor, a nurse does not', (role) => {
    expect(countingRoles({ demo: false }, held('nurse', role))).toEqual({
      roles: held('nurse'),
      withheld: held(role),
    })
  })

  it.each([{ demo: true }, { demo: false, secondFactor: true }])('all count with %j', (session) => {
    expect(countingRoles(session, held('desk', 'county'))).toEqual({
      roles: held('desk', 'county'),
      withheld: [],
    })
  })
})

describe('a door', () => {
  const members = [
    { id: 'manager', name: '主任', roles: ['manager' as const], demo: false },
    { id: 'nurse', name: '护士', roles: ['nurse' as const], demo: false },
    { id: 'nobody', name: '', roles: [], demo: false, unbound: true },
  ]
  const reply = z.strictObject({ name: z.string() })
  const open = (router: Router) => {
    router.get(
      '/office',
      endpoint({ summary: '管理', roles: ['manager'], reply }, async ({ actor: { name } }) => ({
        name,
      })),
    )
    router.get(
      '/any',
      endpoint({ summary: '任何人', reply }, async ({ actor: { name } }) => ({ name })),
    )
    router.get(
      '/own',
      endpoint({ summary: '自己', who: 'caller', reply }, async ({ caller: { name } }) => ({
        name,
      })),
    )
  }

  it('tells who must prove themselves first from who has no business there', async () => {
    const doors = await startDoors(open, { members })
    const asked = async (id: string, path: string) =>
      refusalOf(await doors.as(id).get<Told<unknown>>(path))
    expect(await asked('manager', '/office')).toEqual([403, 'session.second-factor'])
    expect(await asked('nurse', '/office')).toEqual([403, 'who.not-allowed'])
    expect(await asked('nobody', '/office')).toEqual([403, 'sign-in.not-bound'])
    expect(await asked('nobody', '/any')).toEqual([403, 'sign-in.not-bound'])
    expect(await asked('nobody', '/own')).toEqual([200, undefined])
    await doors.stop()
  })
})
