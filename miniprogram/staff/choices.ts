import { personTags } from '../../shared/people'
import type { RegionView, Residence } from '../../shared/people'
import { identityKinds, phoneOwners } from '../../shared/register'
import { phoneOwnerNames } from './contact-words'
import { identityNames } from './document-words'
import { residenceNames, tagNames } from './words'

export const kindChoices = identityKinds.map((kind) => ({ kind, name: identityNames[kind] }))
export const ownerChoices = phoneOwners.map((owner) => ({ owner, name: phoneOwnerNames[owner] }))
export const residenceChoices = (Object.keys(residenceNames) as Residence[]).map((residence) => ({
  residence,
  name: residenceNames[residence],
}))
export const tagChoices = personTags.map((tag) => ({ tag, name: tagNames[tag] }))
export const communityChoices = (regions: readonly RegionView[]) =>
  regions.map(({ code, name }) => ({ code, name }))

/** Who says what is written down: 代录 keeps who asked. */
export const askedChoices = [
  { channel: 'on-site', name: '本人在场' },
  { channel: 'phone', name: '电话里说的' },
  { channel: 'on-behalf', name: '别人代说的' },
] as const

export const liftChoices = [
  { lift: 'yes', name: '有电梯' },
  { lift: 'no', name: '没有电梯' },
] as const
