/** People whose names and files are as long as they get, and work that waits for an answer. */
import { randomUUID } from 'node:crypto'
import { addMonths } from '../../shared/day'
import type { FileView } from '../../shared/files'
import type { PersonView } from '../../shared/people'
import type { RecordView } from '../../shared/records'
import type { Page } from '../../shared/people'
import type { ClockView, SessionView } from '../../shared/session'
import type { RedFlagView } from '../../shared/visits/booking'
import { redFlags } from '../../shared/visits/kinds'
import type { VisitCard } from '../../shared/visits/view'
import { callerOf, signIn } from '../../tools/lib/api'
import { settleDeskWork } from './desk-work'
import type { DeskIds } from './desk-work'
import { findDoors } from './door-visits'
import type { DoorIds } from './door-visits'

export interface Folk {
  ids: Record<'long' | 'wang' | 'liu' | 'record' | 'mother' | 'visit', string> & DeskIds & DoorIds
  /** The daughter answered the emergency questions for her mother. */
  pass: string
  longName: string
}

/** Twenty characters, as names of some nationalities have. */
const longName = '阿卜杜热合曼·买买提吐尔逊·玉素甫江艾力'
const longSource = '失能等级评估报告,'.repeat(11).slice(0, 98)

/** A picture of one dot: what matters of a signed form here is that there is one. */
const signedForm = new Blob(
  [
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  ],
  { type: 'image/png' },
)

export async function settleFolk(url: string): Promise<Folk> {
  const { day } = await callerOf(url).get<ClockView>('/api/clock')
  const desk = await signIn(url, 'front-desk')
  const nurse = await signIn(url, 'nurse-zhang')
  const relative = await signIn(url, 'wang-xiulan')
  const long = await desk.post<PersonView>('/api/people', {
    name: longName,
    sex: 'female',
    birthDate: '1938-02-17',
    residence: 'registered',
    communityCode: '990101001001',
    tags: (['care-dependent', 'dementia', 'serious-illness', 'limited-mobility'] as const).map(
      (tag) => ({ tag, from: '2025-12-01', source: longSource }),
    ),
  })
  const { id: fileId } = await desk.upload<FileView>('/api/files', signedForm, {
    purpose: 'mandate-form',
    elderId: long.id,
  })
  await desk.post(`/api/people/${long.id}/mandates`, {
    ...{ relativeId: relative.personId, relation: '婆婆', basis: 'own-will', fileId },
    ...{ scopes: ['book', 'read', 'sign'], until: addMonths(day, 12) },
  })
  await askForContract(relative, long.id)
  const record = await nurse.post<RecordView>('/api/records', {
    draftId: randomUUID(),
    elderId: long.id,
    kind: 'blood-pressure',
    day,
    time: '09:40',
    place: 'home',
    values: { systolic: 138, diastolic: 82, pulse: 74 },
    note: '老人说夜里起来三次,腿有点肿,'.repeat(6),
  })
  const liu = (await signIn(url, 'liu-dashan')).personId
  const { mother, visit, pass } = await settleVisit(url)
  const ids = { long: long.id, wang: relative.personId, liu, record: record.id, mother, visit }
  const found = await findDoors(url)
  return { ids: { ...ids, ...found, ...(await settleDeskWork(url)) }, longName, pass }
}

/** A mother's next visit in the town, and her daughter's way past the emergency questions. */
async function settleVisit(url: string): Promise<{ mother: string; visit: string; pass: string }> {
  const daughter = await signIn(url, 'chen-min')
  const { actsFor } = await daughter.get<SessionView>('/api/session')
  const mother = actsFor.find(({ relation }) => relation === '母亲')?.elderId ?? ''
  const { items } = await daughter.get<Page<VisitCard>>(`/api/visits?elderId=${mother}&when=coming`)
  const answers = Object.fromEntries(redFlags.map((flag) => [flag, false]))
  const said = await daughter.post<RedFlagView>('/api/visits/red-flags', {
    elderId: mother,
    answers,
  })
  return { mother, visit: items[0]?.id ?? '', pass: said.clear ? said.pass : '' }
}

async function askForContract(relative: Awaited<ReturnType<typeof signIn>>, elderId: string) {
  const { version } = await relative.get<{ version: string }>(
    '/api/agreement?packageCode=intermediate',
  )
  await relative.post('/api/contracts', {
    elderId,
    teamId: 'team-zhang',
    packageCode: 'intermediate',
    termMonths: 12,
    agreementVersion: version,
  })
}
