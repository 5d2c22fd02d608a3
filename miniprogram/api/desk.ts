import type {
  DeskMandateChange,
  DeskMandateEnd,
  DeskMandateRequest,
  MandateView,
} from '../../shared/mandates'
import type { PhoneListRow } from '../../shared/notices'
import type { Page } from '../../shared/people'
import type {
  AddressChange,
  AddressRequest,
  AddressView,
  DoorCardView,
  IdentityGiven,
  MaskedIdentity,
  PersonHit,
  PhoneOwner,
  PhoneView,
} from '../../shared/register'
import type { BindCodeView } from '../../shared/sign-in'
import { get, post, remove } from '../kit/http'
import { keptFile } from '../kit/upload'

/** A relative who may act for an elder, entered in person, with a photo of the signed form. */
export const deskMandate = (elderId: string, wanted: DeskMandateRequest): Promise<MandateView> =>
  post(`/people/${elderId}/mandates`, wanted)

export const elderMandates = (elderId: string): Promise<MandateView[]> =>
  get(`/people/${elderId}/mandates`)
/** Both are written down with who asked and why, and both sides are told. */
export const changeMandateAtDesk = (
  elderId: string,
  id: string,
  change: DeskMandateChange,
): Promise<MandateView> => post(`/people/${elderId}/mandates/${id}/change`, change)
export const endMandateAtDesk = (
  elderId: string,
  id: string,
  word: DeskMandateEnd,
): Promise<MandateView> => post(`/people/${elderId}/mandates/${id}/end`, word)

/** The id of the photo; a second try of what it belongs to has the same. */
export const photoId = (
  filePath: string,
  about: { purpose: 'mandate-form' | 'guardian-document'; elderId: string },
): Promise<string> => keptFile({ path: '/files', filePath, fields: { ...about } })

/** The printed card of an elder's door; a new one makes the old one useless. */
export const doorCard = (elderId: string): Promise<DoorCardView | null> =>
  get(`/people/${elderId}/door-card`)
export const issueDoorCard = (elderId: string): Promise<DoorCardView> =>
  post(`/people/${elderId}/door-card`, {})
export const revokeDoorCard = (elderId: string): Promise<void> =>
  post(`/people/${elderId}/door-card/revoke`, {})
export const readDoorCard = (code: string): Promise<PersonHit> => post('/door-cards/read', { code })

/** Scanned by the elder's own phone while staff stand beside them. */
export const bindCode = (elderId: string): Promise<BindCodeView> =>
  post(`/people/${elderId}/bind-code`, {})

export const setIdentity = (elderId: string, given: IdentityGiven): Promise<MaskedIdentity> =>
  post(`/people/${elderId}/identity`, given)
export const addPhone = (
  elderId: string,
  wanted: { number: string; owner: PhoneOwner },
): Promise<PhoneView> => post(`/people/${elderId}/phones`, wanted)
export const removePhone = (elderId: string, id: string): Promise<void> =>
  remove(`/people/${elderId}/phones/${id}`)
export const removeAddress = (elderId: string, id: string): Promise<void> =>
  remove(`/people/${elderId}/addresses/${id}`)
/** The address a visit goes to unless another is named. */
export const preferAddress = (elderId: string, id: string): Promise<void> =>
  post(`/people/${elderId}/addresses/${id}/prefer`, {})
export const addAddress = (elderId: string, wanted: AddressRequest): Promise<AddressView> =>
  post(`/people/${elderId}/addresses`, wanted)
/** What is not named stays as it is, also what this phone never saw in the clear. */
export const changeAddress = (
  elderId: string,
  id: string,
  change: AddressChange,
): Promise<AddressView> => post(`/people/${elderId}/addresses/${id}/change`, change)

/** Whom my teams call since WeChat could not tell; the oldest first. */
export const phoneList = (after?: string): Promise<Page<PhoneListRow>> =>
  get('/notices/phone-list', { after })
export const calledPhone = (
  id: string,
  outcome: NonNullable<PhoneListRow['outcome']>,
): Promise<PhoneListRow> => post(`/notices/phone-list/${id}/done`, { outcome })
