/** Numbers of people who do not exist, of a county that does not. */
import { checkCharacterOf } from '../../shared/identity-number'

/** A resident's number of 试验县; `order` tells people of one birthday apart. */
export function numberOf(birthDate: string, sex: 'male' | 'female', order = 1): string {
  const odd = sex === 'male' ? 1 : 0
  const last3 = String(order * 2 + odd).padStart(3, '0')
  const first17 = `980101${birthDate.replaceAll('-', '')}${last3}`
  return first17 + checkCharacterOf(first17)
}

/** A mobile number of a range that no operator has. */
export const phoneNumber = (order: number): string => `154${String(order).padStart(8, '0')}`
