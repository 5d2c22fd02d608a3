import { clearValue } from '../api/people'
import { call } from '../kit/phone'

/** Calls an elder whose number is masked on the page; that it was opened, and why, is written down. */
export async function callElder(elderId: string, reason: string): Promise<void> {
  const { value } = await clearValue(elderId, { field: 'phone', reason })
  call(value)
}
