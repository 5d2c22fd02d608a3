/** What every row around a visit says of it. */
export const text = { type: String, required: true } as const
export const texts = { type: [String], required: true } as const

export const aroundFields = {
  visitId: text,
  elderId: text,
  orgId: text,
  orgPath: texts,
  staffIds: texts,
  open: { type: Boolean, required: true },
} as const

export const rowOptions = (collection: string) =>
  ({ strict: 'throw', versionKey: false, id: false, collection }) as const
