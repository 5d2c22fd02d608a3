import { refuseUnless } from '../../kit/refusal'

const LONGEST_SIDE = 20_000
const MOST_PIXELS = 120_000_000

/** A few kilobytes may claim a picture that no phone could draw. */
export function refuseUnlessDrawable(width: number, height: number) {
  const drawable = width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE
  refuseUnless(drawable && width * height <= MOST_PIXELS, 'file.damaged')
}
