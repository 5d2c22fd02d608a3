import { z } from 'zod'
import { organisationTypes, peopleGroups, personTags } from '../../shared/people'
import { residences } from '../../shared/people'
import type { AddTagRequest, RegisterPersonRequest } from '../../shared/people'
import type { RegisterMore } from '../../shared/register'
import { day, line, objectId, pageQuery, slug } from '../kit/input'
import { moreInput } from './input-register'

const LONGEST_NAME = 40

export const personParams = z.strictObject({ id: objectId })
export const tagParams = z.strictObject({ id: objectId, tagId: objectId })
export const teamParams = z.strictObject({ id: slug })

export const peopleQuery = z.strictObject({
  q: line(LONGEST_NAME).exactOptional(),
  group: z.enum(peopleGroups).default('all'),
  ...pageQuery,
})

export const tagInput = z.strictObject({
  tag: z.enum(personTags),
  from: day,
  source: line(100),
}) satisfies z.ZodType<AddTagRequest>

export const registerInput = z.strictObject({
  name: line(LONGEST_NAME),
  sex: z.enum(['male', 'female']),
  birthDate: day,
  residence: z.enum(residences),
  communityCode: slug,
  tags: z.array(tagInput).max(personTags.length).exactOptional(),
  ...moreInput,
}) satisfies z.ZodType<RegisterPersonRequest & RegisterMore>

export const endTagInput = z.strictObject({ to: day })

export const regionsQuery = z.strictObject({ parent: slug.exactOptional() })
export const organisationsQuery = z.strictObject({
  under: slug.exactOptional(),
  type: z.enum(organisationTypes).exactOptional(),
})
export const teamsQuery = z
  .strictObject({ centreId: slug.exactOptional(), elderId: objectId.exactOptional() })
  .refine(
    ({ centreId, elderId }) => (centreId === undefined) !== (elderId === undefined),
    '请选择中心或老人',
  )
