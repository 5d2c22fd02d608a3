import type { PeopleGroup } from '../../../shared/people'
import type { PersonHit } from '../../../shared/register'
import { sexNames, tagNames, tagWords } from '../words'
import type { PersonLine } from '../words'

export interface GroupChip {
  group: PeopleGroup
  name: string
}

/** The groups a team asks for most, all first. */
export const groupChips: GroupChip[] = [
  { group: 'all', name: '全部' },
  { group: 'no-contract', name: '没有签约' },
  { group: 'aged80', name: '高龄 80+' },
  { group: 'care-dependent', name: tagNames['care-dependent'] },
  { group: 'limited-mobility', name: tagNames['limited-mobility'] },
  { group: 'serious-illness', name: tagNames['serious-illness'] },
  { group: 'chronic-illness', name: tagNames['chronic-illness'] },
]

/** What the page is opened for: the file, a service to write down, a contract to sign together, or the second file of one person. */
export type Then = 'person' | 'record' | 'draft' | 'book-for' | 'merge'
export const titles: Record<Then, string> = {
  person: '找老人',
  record: '给谁记录服务？',
  draft: '和谁一起签约？',
  'book-for': '帮谁预约？',
  merge: '另一份档案是哪一位？',
}

export const pageOf = (
  then: Exclude<Then, 'merge'>,
  { id, name }: Pick<PersonLine, 'id' | 'name'>,
): string => `/staff/${then}/index?elderId=${id}&name=${encodeURIComponent(name)}`

export const mergeQuestion = (name: string) => ({
  title: '两份档案是一个人？',
  content: `和${name}这一份，请中心管理员核对后合并。现在什么都不会变。`,
  yes: '是一个人',
})

/** Somebody found by what was typed; the line says what matched when the name does not show it. */
export function hitLine(hit: PersonHit): PersonLine {
  const { id, name, sex, age, community, by, phone } = hit
  const matched: Partial<Record<PersonHit['by'], string>> = {
    phone: phone ? `电话 ${phone}` : '电话相符',
    address: '地址相符',
    identity: '证件号码相符',
  }
  return {
    id,
    name,
    says: `${sexNames[sex]} ${age} 岁`,
    community,
    tags: tagWords(hit),
    team: matched[by] ?? '',
    left: '',
  }
}

/** Why the list is empty, in words that say what to do next. */
export const emptyWords = (typed: string, group: PeopleGroup): string =>
  typed
    ? `没有找到“${typed}”。试试姓名开头的字，拼音首字母（王秀兰 是 wxl），电话后四位，或门牌的一部分。`
    : group === 'all'
      ? '辖区里还没有登记老人。'
      : '这一类里没有老人。'
