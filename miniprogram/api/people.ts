import type { BreakGlassRequest } from '../../shared/access'
import type { Day } from '../../shared/day'
import type {
  AddTagRequest,
  OrganisationView,
  Page,
  PersonCard,
  PersonView,
  RegionView,
  RegisterPersonRequest,
  TeamView,
} from '../../shared/people'
import type {
  ClearRequest,
  ClearView,
  LifeEventRequest,
  LifeEventView,
  NearMatch,
  NearRequest,
  PersonHit,
  RegisterMore,
} from '../../shared/register'
import { get, post } from '../kit/http'

export interface FindPeople {
  /** Beginning of a name, or of its pinyin initials. */
  q?: string
  group?: string
  limit?: number
  after?: string
}

export const findPeople = (wanted: FindPeople): Promise<Page<PersonCard>> =>
  get('/people', { ...wanted })
/** By name, initials, last four digits of a phone, or part of an address; at most 20. */
export const searchPeople = (q: string): Promise<PersonHit[]> => get('/people/search', { q })
export const person = (id: string): Promise<PersonView> => get(`/people/${id}`)
export const registerPerson = (wanted: RegisterPersonRequest & RegisterMore): Promise<PersonView> =>
  post('/people', wanted)
/** Who in any centre may be the same person; each question is counted and written down with its reason. */
export const nearMatches = (wanted: NearRequest): Promise<NearMatch[]> =>
  post('/people/near', wanted)

/** Opens the file of somebody of another team until midnight. */
export const breakGlass = (id: string, reason: BreakGlassRequest): Promise<void> =>
  post(`/people/${id}/break-glass`, reason)
/** The whole number or address behind a masked one. */
export const clearValue = (id: string, wanted: ClearRequest): Promise<ClearView> =>
  post(`/people/${id}/clear`, wanted)
export const lifeEvent = (id: string, happened: LifeEventRequest): Promise<LifeEventView> =>
  post(`/people/${id}/life`, happened)
/** Both answer the file as it stands afterwards. */
export const addTag = (id: string, tag: AddTagRequest): Promise<PersonView> =>
  post(`/people/${id}/tags`, tag)
export const endTag = (id: string, tagId: string, to: Day): Promise<PersonView> =>
  post(`/people/${id}/tags/${tagId}/end`, { to })

export const regions = (parent?: string): Promise<RegionView[]> => get('/regions', { parent })
export const organisations = (wanted: {
  under?: string
  type?: string
}): Promise<OrganisationView[]> => get('/organisations', wanted)

/** The teams an elder may sign with: those of their own centre. */
export const teamsFor = (elderId: string): Promise<TeamView[]> => get('/teams', { elderId })
/** The teams of a centre, for whoever is invited into one. */
export const teamsOf = (centreId: string): Promise<TeamView[]> => get('/teams', { centreId })
