/** Elders whose contracts run out over the simulated days, each with another way of being told. */
import { addDays, addMonths } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { agreementOffered } from '../../../server/contracts/agreement'
import { contractStore } from '../../../server/contracts/store'
import type { NewContract } from '../../../server/contracts/types'
import { newObjectId } from '../../../server/kit/object-id'
import { grantStore } from '../../../server/notices/stores/grants'
import { accountStore } from '../../../server/people/stores/accounts'
import { act, addRelative, paths, registerElder, settleCounty } from '../../../test/support/build'
import type { Staff } from '../../../test/support/build'
import type { BadWechat } from './wechat'
import { templates } from './templates'

/** How an elder can be told, and by how many rows of notices. */
const ways = ['wechat', 'no-wechat', 'no-grant', 'refusing', 'daughter'] as const
type Way = (typeof ways)[number]

export interface BenchElder {
  elderId: string
  contractId: string
  way: Way
  /** Who is told of each thing: the elder, and a daughter when there is one. */
  recipients: number
  endsOn: Day
}

export async function settleBenchTown(
  wechat: BadWechat,
  { elders, firstDay, days }: { elders: number; firstDay: Day; days: number },
): Promise<{ staff: Staff; elders: BenchElder[] }> {
  const staff = await settleCounty()
  const settled: BenchElder[] = []
  for (let index = 0; index < elders; index++) {
    const way = ways[index % ways.length] ?? 'wechat'
    const elderId = await registerElder({ name: `老人${index}` })
    if (way !== 'no-wechat' && way !== 'daughter') await onWechat(wechat, elderId, way)
    if (way === 'daughter') await withDaughter(wechat, elderId, index)
    // Past the last day too, so that some warnings fall due and some do not.
    const endsOn = addDays(firstDay, 10 + Math.floor((index * (days + 30)) / elders))
    const [contractId = ''] = await contractStore.addMany([contract(elderId, staff.doctor, endsOn)])
    settled.push({ elderId, contractId, way, recipients: way === 'daughter' ? 2 : 1, endsOn })
  }
  return { staff, elders: settled }
}

async function onWechat(wechat: BadWechat, personId: string, way: Way) {
  const openid = `openid-${personId}`
  const { id } = await accountStore.seen({ openid }, new Date())
  await accountStore.become(id, personId)
  const [template] = templates
  if (template && way !== 'no-grant') await grantStore.allow(openid, template, new Date())
  if (way === 'refusing') wechat.refusing.add(openid)
}

async function withDaughter(wechat: BadWechat, elderId: string, index: number) {
  const mother = { id: elderId, name: `老人${index}` }
  const until = '2039-12-31'
  const daughterId = await addRelative(
    mother,
    { name: `女儿${index}`, relation: '母亲' },
    { until },
  )
  await onWechat(wechat, daughterId, 'daughter')
}

function contract(elderId: string, doctorId: string, endsOn: Day): NewContract {
  const { version = '', hash = '' } = agreementOffered('basic') ?? {}
  const startsOn = addDays(addMonths(endsOn, -12), 1)
  const agreed = { termMonths: 12, packageCode: 'basic', packageVersion: 1 } as const
  const term = { ...agreed, agreement: { version, hash } }
  return {
    id: newObjectId(),
    elderId,
    teamId: 'team-east',
    doctorId,
    orgId: 'org-east',
    orgPath: paths.eastLake,
    ...term,
    status: 'active',
    lane: 'active',
    asked: act,
    signed: { ...act, way: 'phone' },
    startsOn,
    endsOn,
    terms: [{ ...term, startsOn, endsOn, act }],
    version: 0,
  }
}
