import type { Day } from '../../../shared/day'
import { catalogueChanges, nextCatalogue } from '../../../shared/visits/catalogue'
import type {
  Catalogue,
  CatalogueChanges,
  CatalogueItem,
  CatalogueRequest,
} from '../../../shared/visits/catalogue'
import { openingCatalogue } from '../../../shared/visits/catalogue-items'
import { isNegative } from '../../../shared/visits/negative'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { wallNow } from '../../kit/clock'
import { refuse, refuseUnless } from '../../kit/refusal'
import type { VisitNeeds } from '../needs'
import { housesOf } from '../policy'
import type { Visit } from '../types'
import { catalogueStore } from './store'

/** A version never holds before the day after it was published, so what was read a moment ago is still right. */
const KEPT_MS = 10_000

/** The catalogue of a centre: the opening one until the centre publishes its own. */
export function createCatalogue({ people, clock }: Pick<VisitNeeds, 'people' | 'clock'>) {
  const { versionsOf, forget } = createVersions()

  /** The version that holds on a day. */
  async function on(orgId: string, day: Day): Promise<Catalogue> {
    const begun = (await versionsOf(orgId)).filter(({ from }) => from <= day)
    return begun.at(-1) ?? openingCatalogue
  }

  /** The item a visit was booked for, as it was then. */
  async function itemOf(
    visit: Pick<Visit, 'code' | 'catalogueVersion'>,
  ): Promise<CatalogueItem | undefined> {
    const catalogue = await byVersion(visit.catalogueVersion)
    return catalogue?.items.find(({ code }) => code === visit.code)
  }

  /** The version a visit was booked under. */
  async function of({ catalogueVersion }: Pick<Visit, 'catalogueVersion'>): Promise<Catalogue> {
    return (await byVersion(catalogueVersion)) ?? openingCatalogue
  }

  /** What holds today, and what was published for later, oldest first. */
  async function open(
    actor: Actor,
    orgId: string,
  ): Promise<{ now: Catalogue; later: Catalogue[] }> {
    const centre = await inScope(actor, orgId)
    const today = clock.today()
    const later = (await versionsOf(centre)).filter(({ from }) => from > today)
    return { now: await on(centre, today), later }
  }

  /** What changed from one version to another. */
  async function changes(from: string, to: string): Promise<CatalogueChanges> {
    const [earlier, later] = await Promise.all([byVersion(from), byVersion(to)])
    if (!earlier || !later) return refuse('catalogue.unknown-version')
    return catalogueChanges(earlier, later)
  }

  async function inScope(actor: Actor, orgId: string): Promise<string> {
    const found = await people.organisationInScope(actor, orgId, clock.today())
    return found?.id ?? refuse('organisation.not-found')
  }

  const publish = (actor: Actor, orgId: string, request: CatalogueRequest) =>
    publishNext({ clock, versionsOf, forget }, { actor, orgId, request })

  return { on, of, itemOf, open, publish, changes }
}

export type CatalogueRoom = ReturnType<typeof createCatalogue>

async function byVersion(version: string): Promise<Catalogue | undefined> {
  return version === openingCatalogue.version ? openingCatalogue : catalogueStore.byVersion(version)
}

/** Versions of each centre, the opening one first; read again after a while, and after one was published. */
function createVersions() {
  const kept = new Map<string, { until: number; versions: Promise<Catalogue[]> }>()

  function versionsOf(orgId: string): Promise<Catalogue[]> {
    const known = kept.get(orgId)
    if (known && known.until > wallNow()) return known.versions
    const versions = catalogueStore.of(orgId).then((own) => [openingCatalogue, ...own])
    kept.set(orgId, { until: wallNow() + KEPT_MS, versions })
    return versions
  }

  return { versionsOf, forget: (orgId: string) => kept.delete(orgId) }
}

interface Publishing extends ReturnType<typeof createVersions> {
  clock: VisitNeeds['clock']
}

interface Asked {
  actor: Actor
  orgId: string
  request: CatalogueRequest
}

/** A new version, made from the last one; past visits keep theirs. */
async function publishNext(
  { clock, versionsOf, forget }: Publishing,
  { actor, orgId, request }: Asked,
): Promise<Catalogue> {
  refuseUnless(housesOf(actor, ['manager']).includes(orgId), 'who.not-allowed')
  forget(orgId)
  const versions = await versionsOf(orgId)
  const last = versions.at(-1) ?? openingCatalogue
  refuseUnless(last.version === request.base, 'data.changed')
  refuseUnless(request.from > clock.today() && request.from > last.from, 'catalogue.from-past')
  const version = `${request.from.slice(0, 4)}.${versions.length + 1}-${orgId}`
  const next = nextCatalogue(last, request, version)
  refuseUnfit(next, request)
  await catalogueStore.add(orgId, next, actFor(actor, actor.id, clock))
  forget(orgId)
  return next
}

function refuseUnfit(next: Catalogue, { put, remove }: CatalogueRequest) {
  const codes = next.items.map(({ code }) => code)
  refuseUnless(new Set(codes).size === codes.length, 'catalogue.code-twice')
  const both = put.find(({ code }) => isNegative(code) || remove.includes(code))
  refuseUnless(!both, 'catalogue.code-not-allowed', { code: both?.code ?? '' })
}
