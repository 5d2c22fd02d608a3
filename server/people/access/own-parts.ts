import { openedWords } from '../../../shared/access'
import { dayOf } from '../../../shared/day'
import { scopeWords } from '../../../shared/mandates'
import type { Actor } from '../../kit/actor'
import type { Audit } from '../../kit/audit'
import type { MyDataPart, MyDataRow } from '../../kit/my-data'
import type { ContactWindow } from '../contact-window'
import type { Identities } from '../identity'
import type { PeopleReads } from '../reads'
import { bindingStore } from '../stores/bindings'
import { consentStore } from '../stores/consents'
import { identityStore } from '../stores/identities'
import { mandateStore } from '../stores/mandates'
import { peopleStore } from '../stores/people'
import { consentTextOf } from './consent-texts'

interface Needs {
  reads: PeopleReads
  contacts: ContactWindow
  identities: Identities
  audit: Pick<Audit, 'openedBy'>
}

/** Rows of the access log in an export; the page shows all of them. */
const MOST_OPENED = 1_000

/** What the room of people keeps about whoever asks; in the clear, for it is their own. */
export const ownParts = ({ reads, contacts, identities, audit }: Needs): MyDataPart[] => [
  { key: 'person', title: '个人情况', rows: async ({ id }) => personRows(reads, id) },
  {
    key: 'identities',
    title: '证件',
    rows: async ({ id }) =>
      (await identityStore.ofPersons([id])).map((held) => ({
        种类: held.kind,
        号码: identities.open(held),
      })),
  },
  {
    key: 'contacts',
    title: '电话和住址',
    rows: async ({ id }) => [
      ...(await contacts.phonesOf(id)).map((电话) => ({ 电话 })),
      ...(await addressRows(contacts, id)),
    ],
  },
  { key: 'mandates', title: '授权', rows: mandateRows },
  { key: 'consents', title: '同意', rows: async ({ id }) => consentRows(id) },
  { key: 'bindings', title: '微信关联', rows: async ({ id }) => bindingRows(id) },
  { key: 'opened', title: '谁看过我的档案', rows: async ({ id }) => openedRows(audit, id) },
]

async function personRows(reads: PeopleReads, id: string): Promise<MyDataRow[]> {
  const person = await reads.person(id)
  if (!person) return [{ 姓名: (await reads.names([id])).get(id) ?? '' }]
  const centre = await reads.centreOf(person)
  const tags = person.tags.map(({ tag, from, to = '' }) => `${tag} ${from}–${to}`).join('；')
  const { name, sex, birthDate, community } = person
  const facts = { 姓名: name, 性别: sex === 'female' ? '女' : '男', 出生日期: birthDate }
  return [{ ...facts, 社区: community, 服务中心: centre?.name, 人群情况: tags }]
}

async function addressRows(contacts: ContactWindow, id: string): Promise<MyDataRow[]> {
  const address = await contacts.addressOf(id)
  if (!address) return []
  return [{ 住址: `${address.community} ${address.text}`, 怎么进门: address.doorNote }]
}

async function mandateRows({ id }: Actor): Promise<MyDataRow[]> {
  const all = await mandateStore.around(id)
  return all
    .filter(({ contactOrder }) => contactOrder > 0)
    .map(({ elderName, relativeName, scopes, from, until, endedOn }) => ({
      老人: elderName,
      家属: relativeName,
      可以办: scopes.map((scope) => scopeWords[scope]).join('、'),
      从: from,
      到: endedOn ?? until,
    }))
}

const consentRows = async (id: string): Promise<MyDataRow[]> =>
  (await consentStore.of(await peopleStore.idsOf(id))).map(
    ({ purpose, version, agreed, at, byName }) => ({
      事项: consentTextOf(purpose)?.title ?? purpose,
      版本: version,
      决定: agreed ? '同意' : '收回或不同意',
      时间: at,
      由: byName,
    }),
  )

const bindingRows = async (id: string): Promise<MyDataRow[]> =>
  (await bindingStore.ofPerson(await peopleStore.idsOf(id))).map(({ act, endAct }) => ({
    开始: act.at,
    经手: act.byName,
    结束: endAct?.at,
  }))

async function openedRows(audit: Needs['audit'], id: string): Promise<MyDataRow[]> {
  const { items } = await audit.openedBy(await peopleStore.idsOf(id), { limit: MOST_OPENED })
  return items.map(({ at, byName, orgName, what = 'file', reason }) => ({
    日期: dayOf(at),
    谁: byName,
    机构: orgName,
    看了什么: openedWords[what],
    原因: reason,
  }))
}
