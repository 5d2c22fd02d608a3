import type { MandateScope } from '../../shared/mandates'
import type { Clock } from '../kit/clock'
import { accountStore } from './stores/accounts'
import { contactStore } from './stores/contacts'
import { mandateStore } from './stores/mandates'
import { peopleStore } from './stores/people'

/** What the notices room may ask about families, WeChat accounts and phones. */
export function createNoticeWindow({ clock }: { clock: Clock }) {
  /** Those who may act for an elder today, first to be called first, and what for. */
  async function relativesOf(
    elderId: string,
  ): Promise<{ relativeId: string; scopes: MandateScope[] }[]> {
    const mandates = await mandateStore.ofElder(await keptIdOf(elderId), clock.today())
    return mandates.map(({ relativeId, scopes }) => ({ relativeId, scopes }))
  }

  /** The WeChat account a person has bound now. */
  async function openidOf(personId: string): Promise<string | undefined> {
    return (await accountStore.ofPeople(await everyIdOf(personId)))[0]?.openid
  }

  /** The first phone on file of each person, masked; those without one are left out. */
  async function phonesOf(personIds: readonly string[]): Promise<Map<string, string>> {
    const contacts = await contactStore.ofPersons(personIds)
    return new Map(
      contacts.flatMap(({ personId, phones: [first] }) =>
        first ? [[personId, first.masked]] : [],
      ),
    )
  }

  return { relativesOf, openidOf, phonesOf }
}

/** A notice may have been written before two files were merged. */
const keptIdOf = async (id: string) => (await peopleStore.keptOf([id])).get(id) ?? id
const everyIdOf = async (id: string) => peopleStore.idsOf(await keptIdOf(id))
