import { ageOn } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { importColumns } from '../../../shared/imports'
import type { ImportColumn } from '../../../shared/imports'
import type { PersonTag } from '../../../shared/people'
import { isPhone, normalPhone } from '../../../shared/phone'
import { Refusal } from '../../kit/refusal'
import { line } from '../../kit/input'
import type { Team } from '../types'
import type { Identities } from '../identity'
import { dayIn } from './cells'
import type { SheetRow } from './cells'
import type { RowFacts, Says } from './types'
import { identityWords, meaningOf, residenceWords, sexWords, tagWords, wordsOf } from './words'

const LONGEST_NAME = 40
const LONGEST_ADDRESS = 100
const OLDEST = 150

export interface ReadingNeeds {
  today: Day
  identities: Pick<Identities, 'readOf'>
  /** The teams of the importer's organisations, by name. */
  teams: ReadonlyMap<string, Team>
  packageCalled: (word: string) => { code: string } | undefined
}

/** What a row says, or what in it is wrong, cell by cell. */
export function factsIn(row: SheetRow, needs: ReadingNeeds): { facts?: RowFacts; says: Says } {
  const says: Says = []
  const reader = createReader(row, says)
  const wrong = (column: ImportColumn, text: string) => void says.push({ column, text })
  const facts = {
    ...whoIn(reader, wrong, needs.today),
    residence: reader.word('residence', residenceWords),
    ...reachIn(reader, wrong),
    tags: tagsIn(reader, wrong),
    ...contractIn(reader, wrong, needs),
  } as RowFacts
  if (says.length > 0) return { says }
  const identity = identityIn(reader, wrong, { facts, needs })
  return says.length > 0 ? { says } : { facts: { ...facts, ...identity }, says }
}

type Reader = ReturnType<typeof createReader>
type Wrong = (column: ImportColumn, text: string) => void

function createReader({ cells }: SheetRow, says: Says) {
  const text = (column: ImportColumn) =>
    cells[importColumns.findIndex(({ key }) => key === column)] ?? ''
  const needed = (column: ImportColumn) => {
    const cell = text(column)
    if (cell === '') says.push({ column, text: '没有填写' })
    return cell
  }
  function word<Meaning extends string>(
    column: ImportColumn,
    words: Record<Meaning, readonly [string, ...string[]]>,
  ): Meaning | undefined {
    const cell = needed(column)
    const meaning = meaningOf(words, cell)
    if (cell !== '' && !meaning) says.push({ column, text: `不认识，请填写：${wordsOf(words)}` })
    return meaning
  }
  function day(column: ImportColumn): Day | undefined {
    const cell = needed(column)
    const found = dayIn(cell)
    if (cell !== '' && !found) says.push({ column, text: '不是日期，请写成 1950-01-15' })
    return found
  }
  return { text, needed, word, day }
}

function whoIn(reader: Reader, wrong: Wrong, today: Day) {
  const name = reader.needed('name')
  if (name !== '' && !line(LONGEST_NAME).safeParse(name).success)
    wrong('name', '太长，或有看不见的字')
  const birthDate = reader.day('birthDate')
  const plausible = birthDate && birthDate <= today && ageOn(birthDate, today) <= OLDEST
  if (birthDate && !plausible) wrong('birthDate', '不可能是这一天，请检查')
  return { name, sex: reader.word('sex', sexWords), birthDate }
}

function reachIn(reader: Reader, wrong: Wrong) {
  const phone = reader.text('phone')
  const address = reader.text('address')
  if (isWrongPhone(phone)) wrong('phone', '不是电话号码')
  if (address.length > LONGEST_ADDRESS) wrong('address', `最多 ${LONGEST_ADDRESS} 个字`)
  return {
    communityCode: reader.needed('communityCode'),
    ...(isWhole(phone) ? { phone: normalPhone(phone) } : {}),
    ...(isWhole(address) ? { address } : {}),
    ...(isMasked(phone) || isMasked(address) ? { masked: true } : {}),
  }
}

const isMasked = (text: string) => text.includes('*')
const isWhole = (text: string) => text !== '' && !isMasked(text)
const isWrongPhone = (text: string) => isWhole(text) && !isPhone(normalPhone(text))

function tagsIn(reader: Reader, wrong: Wrong): PersonTag[] {
  const words = reader
    .text('tags')
    .split(/[、,;/ ]+/)
    .filter((word) => word !== '')
  const unknown = words.filter((word) => !meaningOf(tagWords, word))
  if (unknown.length > 0) wrong('tags', `不认识：${unknown.join('、').slice(0, 40)}`)
  return [...new Set(words.flatMap((word) => meaningOf(tagWords, word) ?? []))]
}

interface Around {
  facts: RowFacts
  needs: ReadingNeeds
}

function identityIn(reader: Reader, wrong: Wrong, { facts, needs }: Around) {
  const number = reader.text('identityNumber')
  if (number === '') return {}
  if (number.includes('*')) return { masked: true }
  const kindWord = reader.text('identityKind')
  const kind = kindWord === '' ? 'resident-id' : meaningOf(identityWords, kindWord)
  if (!kind) return wrong('identityKind', `不认识，请填写：${wordsOf(identityWords)}`)
  if (/e\+/i.test(number))
    return wrong('identityNumber', '号码被表格改成了数字，请把这一列设为文本再填')
  try {
    return { identity: needs.identities.readOf(facts, { kind, number }) }
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    return wrong('identityNumber', thrown.message)
  }
}

const contractColumns = ['teamName', 'packageCode', 'startsOn', 'endsOn'] as const

/** All four columns of a contract, or none. */
function contractIn(reader: Reader, wrong: Wrong, needs: ReadingNeeds) {
  if (contractColumns.every((column) => reader.text(column) === '')) return {}
  const teamName = reader.needed('teamName')
  const team = needs.teams.get(teamName)
  if (teamName !== '' && !team) wrong('teamName', '本机构没有这个团队')
  const word = reader.needed('packageCode')
  const packageCode = needs.packageCalled(word)?.code ?? ''
  if (word !== '' && packageCode === '') wrong('packageCode', '没有这个服务包')
  return { contract: { teamId: team?.id, teamName, packageCode, ...termIn(reader, wrong, needs) } }
}

function termIn(reader: Reader, wrong: Wrong, { today }: ReadingNeeds) {
  const startsOn = reader.day('startsOn')
  const endsOn = reader.day('endsOn')
  if (startsOn && startsOn > today) wrong('startsOn', '还没有开始，只导入生效中的签约')
  if (endsOn && endsOn < today) wrong('endsOn', '已经到期，只导入生效中的签约')
  return { startsOn, endsOn }
}
