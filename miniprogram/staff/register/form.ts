import { ageOn, isDay } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type {
  PersonTag,
  RegionView,
  RegisterPersonRequest,
  Residence,
} from '../../../shared/people'
import { personTags } from '../../../shared/people'
import { residenceNames, tagNames } from '../words'

export interface Typed {
  name: string
  sex: 'male' | 'female' | ''
  birthDate: Day
  residence: Residence
  communityCode: string
  tags: PersonTag[]
  source: string
}

export const emptyForm: Typed = {
  name: '',
  sex: '',
  birthDate: '',
  residence: 'resident',
  communityCode: '',
  tags: [],
  source: '',
}

export const residenceChoices = (Object.keys(residenceNames) as Residence[]).map((residence) => ({
  residence,
  name: residenceNames[residence],
}))
export const tagChoices = personTags.map((tag) => ({ tag, name: tagNames[tag] }))
export const communityChoices = (regions: readonly RegionView[]) =>
  regions.map(({ code, name }) => ({ code, name }))

/** What is wrong, in words; '' when it can be sent. */
export function formProblem(typed: Typed, today: Day): string {
  if (typed.name.trim().length < 2) return '请填姓名'
  if (!typed.sex) return '请选性别'
  if (!isDay(typed.birthDate) || typed.birthDate > today) return '请选出生日期'
  if (!typed.communityCode) return '请选住在哪个社区'
  if (typed.tags.length > 0 && typed.source.trim().length < 2) return '请写明这些标签的依据'
  return ''
}

/** Said beside the birth date, so that a slip of the finger is seen. */
export const ageWords = (birthDate: Day, today: Day): string =>
  isDay(birthDate) && birthDate <= today ? `${ageOn(birthDate, today)} 岁` : ''

export function requestOf(
  typed: Typed & { sex: 'male' | 'female' },
  today: Day,
): RegisterPersonRequest {
  const { name, sex, birthDate, residence, communityCode, tags, source } = typed
  return {
    name: name.trim(),
    sex,
    birthDate,
    residence,
    communityCode,
    ...(tags.length > 0
      ? { tags: tags.map((tag) => ({ tag, from: today, source: source.trim() })) }
      : {}),
  }
}
