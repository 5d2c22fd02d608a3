import type { ConsentPurpose, ConsentReceipt, ConsentText } from '../../shared/access'
import { get, post } from '../kit/http'

export const consentTexts = (): Promise<ConsentText[]> => get('/consents/texts')
export const consents = (): Promise<ConsentReceipt[]> => get('/consents')
export const sayConsent = (
  { purpose, version }: { purpose: ConsentPurpose; version: string },
  agreed: boolean,
): Promise<ConsentReceipt> => post('/consents', { purpose, version, agreed })
