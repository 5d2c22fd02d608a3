import type { Day } from './day'
import type { AddressView, MaskedIdentity, PhoneView } from './register'

/** 组织机构 types. A centre is 社区卫生服务中心 or 乡镇卫生院; a station or village clinic stands under one. */
export const organisationTypes = [
  'province-commission',
  'city-commission',
  'county-commission',
  'community-centre',
  'township-centre',
  'station',
  'village-clinic',
  'hospital',
  'care-institution',
  'home-care-centre',
  'hut',
] as const
export type OrganisationType = (typeof organisationTypes)[number]
export const centreTypes = [
  'community-centre',
  'township-centre',
] as const satisfies readonly OrganisationType[]

/** 常住 / 户籍(人户分离)/ 暂住. Only 常住 residents are counted for a resident population. */
export const residences = ['resident', 'registered', 'temporary'] as const
export type Residence = (typeof residences)[number]

export const lifeStatuses = ['living', 'moved', 'died'] as const
export type LifeStatus = (typeof lifeStatuses)[number]

/**
 * 失能 失智 重病 慢病 行动不便 残疾 低收入 计划生育特殊家庭 空巢 终末期. Ages are never tags: 65+ and 80+ follow from the
 * birth date.
 */
export const personTags = [
  'care-dependent',
  'dementia',
  'serious-illness',
  'chronic-illness',
  'limited-mobility',
  'disabled',
  'low-income',
  'special-family',
  'empty-nest',
  'terminal',
] as const
export type PersonTag = (typeof personTags)[number]

/** What an elder is to a relative, and what the relative then is to the elder. */
export const relations = {
  母亲: '子女',
  父亲: '子女',
  配偶: '配偶',
  岳母: '女婿',
  岳父: '女婿',
  婆婆: '儿媳',
  公公: '儿媳',
  祖母: '孙辈',
  祖父: '孙辈',
  外祖母: '孙辈',
  外祖父: '孙辈',
  姐姐: '兄弟姐妹',
  妹妹: '兄弟姐妹',
  哥哥: '兄弟姐妹',
  弟弟: '兄弟姐妹',
  亲属: '亲属',
} as const
export type Relation = keyof typeof relations

/** A tag with the day it began to hold, the day it stopped (exclusive: it does not hold on `to`), and its source. */
export interface DatedTag {
  id: string
  tag: PersonTag
  from: Day
  to?: Day
  source: string
}

/** One line in a list of people; the name is shown whole only to those in whose scope the person is. */
export interface PersonCard {
  id: string
  name: string
  sex: 'male' | 'female'
  birthDate: Day
  age: number
  /** Community or village, in words. */
  community: string
  tags: PersonTag[]
  lifeStatus: LifeStatus
  /** The family-doctor team in force, if any. */
  team?: { id: string; name: string }
}

/** `GET /api/people/:id`. */
export interface PersonView extends Omit<PersonCard, 'tags'> {
  residence: Residence
  centre: { id: string; name: string }
  tags: DatedTag[]
  lifeStatusOn?: Day
  /** `relation` is what the relative is to the elder: 子女, 配偶. */
  relatives: { personId: string; name: string; relation: string }[]
  /** Masked, like phones and addresses; the clear value only through `POST /api/people/:id/clear`. */
  identity?: MaskedIdentity
  phones?: PhoneView[]
  addresses?: AddressView[]
  inHospitalSince?: Day
}

/** `POST /api/people`: the desk or a team registers an elder; neither phone nor WeChat is needed. */
export interface RegisterPersonRequest {
  name: string
  sex: 'male' | 'female'
  birthDate: Day
  residence: Residence
  /** Community code of the region tree. */
  communityCode: string
  tags?: AddTagRequest[]
}

/** `POST /api/people/:id/tags`. */
export interface AddTagRequest {
  tag: PersonTag
  from: Day
  source: string
}

/** `?group=` of the list of people. */
export const peopleGroups = ['all', 'aged65', 'aged80', 'no-contract', ...personTags] as const
export type PeopleGroup = (typeof peopleGroups)[number]

export interface OrganisationView {
  id: string
  name: string
  type: OrganisationType
  regionCode: string
  parentId?: string
  phone?: string
  address?: string
}

/** `GET /api/teams/:id`, and lists. Team phones are the organisation's, so they may be shown. */
export interface TeamView {
  id: string
  name: string
  centre: { id: string; name: string }
  phone: string
  doctor: { id: string; name: string; title: string }
  members: { id: string; name: string; role: string; title: string }[]
  /** Contracts in force today, and the most one doctor should hold. */
  signed: number
  capacity: number
}

/** `GET /api/regions?parent=`. Levels: province, city, county, street, community. */
export interface RegionView {
  code: string
  name: string
  level: 'province' | 'city' | 'county' | 'street' | 'community'
  parent?: string
}

/** A page of a list by keyset; `next` is the cursor for the following page. */
export interface Page<Item> {
  items: Item[]
  next?: string
}

/** Does the tag hold on the day? The first day counts, the end day does not. */
export const holdsOn = (tag: Pick<DatedTag, 'from' | 'to'>, day: Day): boolean =>
  tag.from <= day && (tag.to === undefined || day < tag.to)
