import type {
  OrganisationView,
  Page,
  PersonCard,
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

export const regions = (parent?: string): Promise<RegionView[]> => get('/regions', { parent })
export const organisations = (wanted: {
  under?: string
  type?: string
}): Promise<OrganisationView[]> => get('/organisations', wanted)

/** The teams an elder may sign with: those of their own centre. */
export const teamsFor = (elderId: string): Promise<TeamView[]> => get('/teams', { elderId })
