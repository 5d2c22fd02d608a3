import type {
  LifeStatus,
  OrganisationView,
  Page,
  PersonCard,
  PersonTag,
  PersonView,
  RegionView,
  RegisterPersonRequest,
  TeamView,
} from '../../shared/people'
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
export const person = (id: string): Promise<PersonView> => get(`/people/${id}`)
export const registerPerson = (wanted: RegisterPersonRequest): Promise<PersonView> =>
  post('/people', wanted)

export const addTag = (
  id: string,
  tag: { tag: PersonTag; from: string; source: string },
): Promise<PersonView> => post(`/people/${id}/tags`, tag)
export const endTag = (id: string, tagId: string, to: string): Promise<PersonView> =>
  post(`/people/${id}/tags/${tagId}/end`, { to })
export const setLife = (id: string, status: LifeStatus, on: string): Promise<PersonView> =>
  post(`/people/${id}/life`, { status, on })
export const addRelative = (
  id: string,
  relative: { relativeId?: string; relativeName?: string; relation: string },
): Promise<PersonView> => post(`/people/${id}/relatives`, relative)
export const endRelative = (id: string, personId: string): Promise<PersonView> =>
  post(`/people/${id}/relatives/${personId}/end`, {})

export const regions = (parent?: string): Promise<RegionView[]> => get('/regions', { parent })
export const organisations = (wanted: {
  under?: string
  type?: string
}): Promise<OrganisationView[]> => get('/organisations', wanted)

/** The teams an elder may sign with: those of their own centre. */
export const teamsFor = (elderId: string): Promise<TeamView[]> => get('/teams', { elderId })
export const teamsOf = (centreId: string): Promise<TeamView[]> => get('/teams', { centreId })
