/** An authenticator on somebody's phone, and the wall's time it goes by. */
import { Secret, TOTP } from 'otpauth'

/** The six digits the authenticator shows now, or so many steps of 30 s from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + steps * 30_000,
  })

/** Six digits that no step near now shows. */
export function wrongCode(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps))
  const all = Array.from({ length: 10 }, (_, digit) => String(digit).repeat(6))
  return all.find((code) => !right.includes(code)) ?? '000000'
}
