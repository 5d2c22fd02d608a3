/**
 * What was answered on the way to a time. It travels in the addresses of the pages, so that the phone's own back
 * button is the way to the question before.
 */
export interface Booking {
  elderId?: string
  code?: string
  addressId?: string
  staffId?: string
  note?: string
  /** Ids of photos, joined by commas. */
  files?: string
  /** The emergency questions were answered; opens free times. */
  pass?: string
  /** A visit that is to move. */
  visitId?: string
  /** Of a series. */
  day?: string
  time?: string
}

const names = [
  'elderId',
  'code',
  'addressId',
  'staffId',
  'note',
  'files',
  'pass',
  'visitId',
  'day',
  'time',
] as const

/** The answers in a page's address, decoded. */
export function bookingFrom(query: Record<string, string | undefined>): Booking {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = query[name]
      return value ? [[name, decodeURIComponent(value)]] : []
    }),
  )
}

/** The address of one of the pages of booking: `stepAddress('times', { code: 'clinic' })`. */
export function stepAddress(page: string, booking: Booking): string {
  const pairs = names.flatMap((name) => {
    const value = booking[name]
    return value ? [`${name}=${encodeURIComponent(value)}`] : []
  })
  return `/pages/${page}/index${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

/** What the server is told of these answers, whatever the time. */
export function askedBy({ addressId, staffId, note, files }: Booking): {
  addressId?: string
  staffId?: string
  note?: string
  fileIds?: string[]
} {
  return {
    ...(addressId ? { addressId } : {}),
    ...(staffId ? { staffId } : {}),
    ...(note ? { note } : {}),
    ...(files ? { fileIds: files.split(',') } : {}),
  }
}
