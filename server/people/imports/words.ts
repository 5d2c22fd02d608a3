import type { PersonTag, Residence } from '../../../shared/people'
import type { IdentityKind } from '../../../shared/register'

/** What may stand in a cell, and what it means; the first word of a meaning is the one an export writes. */
type Words<Meaning extends string> = Record<Meaning, readonly [string, ...string[]]>

export const sexWords: Words<'male' | 'female'> = {
  male: ['男', '男性', '1'],
  female: ['女', '女性', '2'],
}

export const residenceWords: Words<Residence> = {
  resident: ['常住', '常住人口'],
  registered: ['户籍', '人户分离'],
  temporary: ['暂住', '流动'],
}

export const identityWords: Words<IdentityKind> = {
  'resident-id': ['居民身份证', '身份证', '二代身份证'],
  'hk-macao-permit': ['港澳居民来往内地通行证', '港澳通行证', '回乡证'],
  'taiwan-permit': ['台湾居民来往大陆通行证', '台胞证'],
  'gat-residence-permit': ['港澳台居民居住证'],
  'foreign-residence-permit': ['外国人永久居留身份证'],
  passport: ['护照'],
}

export const tagWords: Words<PersonTag> = {
  'care-dependent': ['失能'],
  dementia: ['失智', '认知障碍'],
  'serious-illness': ['重病', '大病'],
  'chronic-illness': ['慢病', '慢性病'],
  'limited-mobility': ['行动不便'],
  disabled: ['残疾'],
  'low-income': ['低收入', '低保'],
  'special-family': ['计划生育特殊家庭', '失独'],
  'empty-nest': ['空巢', '独居'],
  terminal: ['终末期'],
}

/** What a word means, or undefined for one we do not know. */
export function meaningOf<Meaning extends string>(
  words: Words<Meaning>,
  word: string,
): Meaning | undefined {
  const meanings = Object.keys(words) as Meaning[]
  return meanings.find((meaning) => words[meaning].includes(word))
}

export const wordFor = <Meaning extends string>(words: Words<Meaning>, meaning: Meaning): string =>
  words[meaning][0]

export const wordsOf = (words: Words<string>): string =>
  Object.values(words)
    .map(([first]) => first)
    .join('、')
