/** An authenticator on somebody's phone, and the wall's time it goes by. */
import { Secret, TOTP } from 'otpauth'

const STEP_MS = 30_000
const ROOM_MS = 10_000

/** The six digits the authenticator shows now, or so many steps of 30 s from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + steps * STEP_MS,
  })

/** Waits until a step has room for a whole test: one that ends in its midst makes an earlier code too old. */
export async function earlyInAStep(): Promise<void> {
  const left = STEP_MS - (Date.now() % STEP_MS)
  if (left < ROOM_MS) await new Promise((resolve) => setTimeout(resolve, left + 50))
}

/** Six digits that no step near now shows. */
export function wrongCode(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps))
  const all = Array.from({ length: 10 }, (_, digit) => String(digit).repeat(6))
  return all.find((code) => !right.includes(code)) ?? '000000'
}
