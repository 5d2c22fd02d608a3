/** The shape of a row in the table of all routes. */

/** Somebody whose things others try to reach, with the ids of those things. */
export interface Target {
  elderId: string
  name: string
  orgId: string
  teamId: string
  contractId: string
  recordId: string
  lineId: string
  mandateId: string
  fileId: string
  agreementVersion: string
}

export interface Request {
  path: string
  body?: object
}

/** A route about one person: called with the target's ids. `shows`: whom it answers it shows the person. */
export interface About {
  about: (target: Target) => Request
  /** Insiders get the person from it with GET: the table would prove nothing if nobody did. */
  shows?: 'elder' | 'desk' | 'manager'
  /** Offices above may see it too. */
  offices?: true
  /** No access row, and why. */
  unopened?: string
}

/** A route that reaches only the caller's own things, or nothing of anybody. */
interface Apart {
  apart: string
}

export type Row = About | Apart

export const id24 = 'f'.repeat(24)
export const on = (at: (target: Target) => string, body?: object) => (target: Target) => ({
  path: at(target),
  ...(body ? { body } : {}),
})
export const person = (rest = '', body?: object) =>
  on(({ elderId }) => `/api/people/${elderId}${rest}`, body)
export const contract = (rest = '', body?: object) =>
  on(({ contractId }) => `/api/contracts/${contractId}${rest}`, body)
export const record = (rest = '', body?: object) =>
  on(({ recordId }) => `/api/records/${recordId}${rest}`, body)
export const mandate = (rest = '', body?: object) =>
  on(({ mandateId }) => `/api/mandates/${mandateId}${rest}`, body)
export const offer = ({ agreementVersion }: Target) => ({
  packageCode: 'basic',
  termMonths: 12,
  agreementVersion,
})
export const address = { label: '家', communityCode: '980101001002', text: '1 号楼' }

export const answersNothing = 'answers nothing of the person'
export const maskedOnly = 'answers a masked value that the actor gave'
export const ownAudit = 'writes a row of its own, with the reason'
export const own = 'the caller’s own'
