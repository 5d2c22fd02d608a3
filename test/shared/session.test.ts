import { careRoles, officeRoles, personas, staffRoles } from '../../shared/session'

it('care and office roles are roles of staff, and nobody is both', () => {
  for (const role of [...careRoles, ...officeRoles]) expect(staffRoles).toContain(role)
  expect(careRoles.filter((role) => (officeRoles as readonly string[]).includes(role))).toEqual([])
})

it('there are fifteen demo people, each once', () => {
  expect(new Set(personas).size).toBe(15)
})
