import { z } from 'zod'
import { lifeStatuses, organisationTypes, peopleGroups, personTags } from '../../shared/people'
import { relations, residences } from '../../shared/people'
import type {
  AddRelativeRequest,
  AddTagRequest,
  LifeRequest,
  RegisterPersonRequest,
  Relation,
} from '../../shared/people'
import { day, line, objectId, pageQuery, slug } from '../kit/input'

const LONGEST_NAME = 40

export const personParams = z.strictObject({ id: objectId })
export const tagParams = z.strictObject({ id: objectId, tagId: objectId })
export const relativeParams = z.strictObject({ id: objectId, personId: objectId })
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
}) satisfies z.ZodType<RegisterPersonRequest>

export const endTagInput = z.strictObject({ to: day })

export const lifeInput = z.strictObject({
  status: z.enum(lifeStatuses),
  on: day,
}) satisfies z.ZodType<LifeRequest>

const relationWords = Object.keys(relations) as [Relation, ...Relation[]]

export const relativeInput = z
  .strictObject({
    relativeId: objectId.exactOptional(),
    relativeName: line(LONGEST_NAME).exactOptional(),
    relation: z.enum(relationWords),
  })
  .refine(
    ({ relativeId, relativeName }) => (relativeId === undefined) !== (relativeName === undefined),
    '请填写家属姓名，或选择已有的人',
  ) satisfies z.ZodType<AddRelativeRequest>

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
