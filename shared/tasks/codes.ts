/** Figures that are counted today, in the order of the board. */
export const figureCodes = [
  'contract.inForce',
  'contract.signRate',
  'contract.signRate.aged65',
  'contract.coverage.care-dependent',
  'contract.coverage.serious-illness',
  'contract.coverage.aged80',
  'contract.fulfilment',
  'contract.fulfilment.fullTerm',
  'home-visit.times',
  'home-nursing.times',
  'integrated-care.persons1',
  'integrated-care.persons2',
  'integrated-care.plan',
  'integrated-care.plan2',
  'integrated-care.times',
  'integrated-care.door.aged80',
  'integrated-care.door.care-dependent',
  'integrated-care.door.limited-mobility',
  'integrated-care.door.distinct',
  'integrated-care.door.rate',
] as const
export type FigureCode = (typeof figureCodes)[number]

/** `isFigureCode('contract.inForce') //=> true` */
export const isFigureCode = (text: string): text is FigureCode =>
  (figureCodes as readonly string[]).includes(text)
