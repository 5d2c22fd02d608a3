/** Mobile numbers begin 13 to 19; a landline has its area code. */
const PHONE = /^(?:1[3-9]\d{9}|0\d{2,3}\d{7,8})$/

/** The one way a phone is written: digits only, without the country. `normalPhone('+86 138-0000-0000') //=> '13800000000'` */
export const normalPhone = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')

/** May this, in its one way of writing, be a phone in mainland China? */
export const isPhone = (number: string): boolean => PHONE.test(number)

/** `138****5678`, `0571****5678`. */
export const maskedPhone = (number: string): string =>
  `${number.slice(0, number.startsWith('0') ? 4 : 3)}****${number.slice(-4)}`
