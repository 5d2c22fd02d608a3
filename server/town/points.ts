import { createHash } from 'node:crypto'
import type { Point } from '../../shared/register'

/** Where the invented district would lie: on no real street. GCJ-02. */
const MIDDLE = { longitude: 120.92, latitude: 29.61 }
/** Communities stand some two kilometres apart, doors of one within half a kilometre. */
const BETWEEN_COMMUNITIES = 0.02
const WITHIN = 0.005

/** Of an address; the same text in the same community is the same door. */
export function pointNear(text: string, communityCode: string): Point {
  const [across, along] = shares(communityCode)
  const [right, up] = shares(`${communityCode} ${text}`)
  return {
    longitude: round(MIDDLE.longitude + across * BETWEEN_COMMUNITIES + right * WITHIN),
    latitude: round(MIDDLE.latitude + along * BETWEEN_COMMUNITIES + up * WITHIN),
  }
}

/** Two numbers in [-1, 1) that follow from the text alone. */
function shares(text: string): [number, number] {
  const bytes = createHash('sha256').update(text).digest()
  return [bytes.readUInt16BE(0) / 32_768 - 1, bytes.readUInt16BE(2) / 32_768 - 1]
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
