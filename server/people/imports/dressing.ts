import { importColumns } from '../../../shared/imports'
import type { ImportColumn } from '../../../shared/imports'
import { holdsOn } from '../../../shared/people'
import type { Day } from '../../../shared/day'
import { contactStore } from '../stores/contacts'
import type { StoredContact } from '../stores/contacts'
import { identityStore } from '../stores/identities'
import type { StoredIdentity } from '../stores/identities'
import type { Person } from '../types'
import type { ImportNeeds, TermGiven } from './needs'
import { identityWords, residenceWords, sexWords, tagWords, wordFor } from './words'

export type ExportNeeds = Omit<ImportNeeds, 'vault' | 'failed'>

type Cells = Pick<Record<ImportColumn, string>, ImportColumn>
type Term = TermGiven & { teamName: string }

/** People as rows of the sheet. `whole`: with numbers, phones and addresses in clear. */
export async function cellsOf(
  needs: ExportNeeds,
  page: readonly Person[],
  whole: boolean,
): Promise<string[][]> {
  const ids = page.map(({ id }) => id)
  const day = needs.clock.today()
  const [documents, contacts, terms] = await Promise.all([
    identityStore.ofPersons(ids),
    contactStore.ofPersons(ids),
    needs.contracts.termsInForce(ids, day),
  ])
  const show = whole ? inClear(needs) : masked
  return page.map((person) => {
    const cells: Cells = {
      ...whoCells(person, day),
      ...show.document(documents.find(({ personId }) => personId === person.id)),
      ...show.reach(contacts.find(({ personId }) => personId === person.id)),
      ...termCells(needs, terms.get(person.id)),
    }
    return importColumns.map(({ key }) => cells[key])
  })
}

const whoCells = ({ name, sex, birthDate, residence, communityCode, tags }: Person, day: Day) => ({
  name,
  sex: wordFor(sexWords, sex),
  birthDate,
  residence: wordFor(residenceWords, residence),
  communityCode,
  tags: [...new Set(tags.filter((tag) => holdsOn(tag, day)).map(({ tag }) => tag))]
    .map((tag) => wordFor(tagWords, tag))
    .join('、'),
})

const termCells = ({ contracts }: ExportNeeds, term?: Term) => ({
  teamName: term?.teamName ?? '',
  packageCode: term ? (contracts.packageCalled(term.packageCode)?.name ?? term.packageCode) : '',
  startsOn: term?.startsOn ?? '',
  endsOn: term?.endsOn ?? '',
})

/** How the two sealed kinds of cells are shown. */
interface Show {
  document(document?: StoredIdentity): { identityKind: string; identityNumber: string }
  reach(contact?: StoredContact): { phone: string; address: string }
}

const kindOf = (document?: StoredIdentity) =>
  document ? wordFor(identityWords, document.kind) : ''
const homeOf = (contact?: StoredContact) => contact?.addresses.find(({ preferred }) => preferred)

const masked: Show = {
  document: (document) => ({
    identityKind: kindOf(document),
    identityNumber: document?.masked ?? '',
  }),
  reach: (contact) => ({
    phone: contact?.phones[0]?.masked ?? '',
    address: homeOf(contact)?.masked ?? '',
  }),
}

function inClear({ people: { identities, contactRows } }: ExportNeeds): Show {
  return {
    document: (document) => ({
      identityKind: kindOf(document),
      identityNumber: document ? identities.open(document) : '',
    }),
    reach(contact) {
      const phone = contact?.phones[0]
      const home = homeOf(contact)
      const whose = contact?.personId ?? ''
      return {
        phone: phone ? contactRows.openPhone(whose, phone) : '',
        address: home ? contactRows.openAddress(whose, home).text : '',
      }
    },
  }
}
