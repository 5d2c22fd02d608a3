import { keep, kept } from './storage'

/** Who is called by 打电话给团队, for one elder. */
export interface Contact {
  elderId: string
  phone: string
}

/** Opens the phone's dialler; the person still confirms there. */
export function call(phoneNumber: string): void {
  wx.makePhoneCall({ phoneNumber, fail: () => undefined })
}

/** Remembers whom to call, so that the button works at once and without a network. */
export const rememberContact = (contact: Contact): void => keep('linli.contact', contact)

export function contactOf(elderId: string): Contact | undefined {
  const contact = kept<Contact>('linli.contact')
  return contact?.elderId === elderId ? contact : undefined
}
