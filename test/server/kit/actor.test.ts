import { actFor, holds, isResidentSide, isStaff, scopeOf } from '../../../server/kit/actor'
import type { Actor } from '../../../server/kit/actor'
import { handClock } from '../../support/hand-clock'

const clock = handClock()
const person: Actor = { id: 'p', name: '陈敏', roles: [], actsFor: [], channel: 'mini-program' }
const nurse: Actor = {
  ...person,
  id: 'n',
  name: '湖护士',
  roles: [
    { role: 'nurse', orgId: 'org-east-lake', orgName: '站', centreId: 'org-east' },
    { role: 'doctor', orgId: 'org-east', orgName: '中心' },
  ],
}
const mandate = { elderId: 'e', name: '李桂英', relation: '母亲', until: '2026-12-31' } as const
const daughter: Actor = {
  ...person,
  actsFor: [{ ...mandate, scopes: ['book', 'read'], basis: 'own-will' }],
}

describe('an act', () => {
  it('keeps who, for whom, how and when', () => {
    expect(actFor(daughter, 'e', clock)).toEqual({
      byId: 'p',
      byName: '陈敏',
      forId: 'e',
      channel: 'mini-program',
      at: '2026-03-04T02:00:00.000Z',
    })
  })

  it('for oneself names nobody else', () => {
    expect(actFor(person, 'p', clock, 'phone')).not.toHaveProperty('forId')
    expect(actFor(person, 'p', clock, 'phone').channel).toBe('phone')
  })
})

describe('an actor', () => {
  it('of a station sees the people of the centre above it, each centre once', () => {
    expect(scopeOf(nurse)).toEqual(['org-east'])
    expect(scopeOf(person)).toEqual([])
  })

  it('is staff by a role, and holds one of those asked for', () => {
    expect([isStaff(nurse), isStaff(person)]).toEqual([true, false])
    expect([holds(nurse, ['manager', 'doctor']), holds(nurse, ['manager'])]).toEqual([true, false])
  })

  it('stands on the side of a resident as herself, or with a mandate that covers what is done', () => {
    expect(isResidentSide(daughter, 'e', 'read')).toBe(true)
    expect(isResidentSide(daughter, 'e', 'sign')).toBe(false)
    expect(isResidentSide(daughter, 'p', 'sign')).toBe(true)
    expect([isResidentSide(nurse, 'e', 'read'), isResidentSide(person, 'e', 'read')]).toEqual([
      false,
      false,
    ])
  })
})
