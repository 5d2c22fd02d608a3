import { z } from 'zod'
import { noTimeReasons } from '../../shared/schedule'
import type {
  BookableDetail,
  BookableView,
  CallBackView,
  RedFlagView,
  SeriesView,
  TimesView,
  WaitView,
} from '../../shared/visits/booking'
import { itemCategories, itemRisks } from '../../shared/visits/catalogue'
import type { Catalogue, CatalogueChanges } from '../../shared/visits/catalogue'
import { certificateKinds } from '../../shared/visits/credentials'
import { payers, visitKinds, visitStates } from '../../shared/visits/kinds'
import type { ProgressView } from '../../shared/visits/view'
import { pageOf } from '../kit/input'
import { cardReply, needsReply } from './replies'

const text = z.string()
const count = z.number().int().min(0)
const yes = z.literal(true)

const reason = z.strictObject({ code: z.enum(noTimeReasons), say: text })
const reasons = z.array(reason)

const bookable = {
  ...{ code: text, kind: z.enum(visitKinds), name: text, category: text, says: text },
  minutes: count,
  price: count.exactOptional(),
  payer: z.enum(payers),
  notEligible: reasons.exactOptional(),
}

export const servicesReply = z.array(z.strictObject(bookable) satisfies z.ZodType<BookableView>)

export const serviceReply = z.strictObject({
  ...bookable,
  risk: z.enum(itemRisks),
  needs: needsReply,
  prepare: z.array(text),
  bill: z.array(z.strictObject({ name: text, fen: count })),
  addresses: z.array(z.strictObject({ id: text, text, preferred: z.boolean() })),
  staff: z.array(z.strictObject({ id: text, name: text, title: text, cameBefore: z.boolean() })),
}) satisfies z.ZodType<BookableDetail>

export const redFlagReply = z.union([
  z.strictObject({ clear: yes, pass: text }),
  z.strictObject({ clear: z.literal(false), told: z.boolean() }),
]) satisfies z.ZodType<RedFlagView>

const freeDay = z.strictObject({
  day: text,
  kind: z.enum(['workday', 'rest', 'holiday', 'make-up']),
  name: text.exactOptional(),
  unknown: yes.exactOptional(),
  times: z.array(
    z.strictObject({
      time: text,
      staff: count,
      flags: z.array(z.literal('holidays-unknown')).exactOptional(),
    }),
  ),
})

export const timesReply = z.strictObject({
  days: z.array(freeDay),
  reasons,
  holidaysUnknown: yes.exactOptional(),
}) satisfies z.ZodType<TimesView>

export const seriesReply = z.strictObject({
  seriesId: text,
  placed: z.array(cardReply),
  notPlaced: z.array(z.strictObject({ day: text, time: text, reasons })),
  holidaysUnknown: z.array(text).exactOptional(),
}) satisfies z.ZodType<SeriesView>

export const waitReply = z.strictObject({
  ...{ id: text, elderId: text, code: text, name: text, elderName: text, from: text, to: text },
  staffId: text.exactOptional(),
  part: z.enum(['morning', 'afternoon', 'evening']).exactOptional(),
  state: z.enum(['waiting', 'offered', 'taken', 'left', 'over']),
  ahead: count,
  offer: z.strictObject({ visitId: text, day: text, time: text, until: text }).exactOptional(),
  skipped: reasons.exactOptional(),
}) satisfies z.ZodType<WaitView>
export const waitsReply = z.strictObject({ items: z.array(waitReply) })

export const callBackReply = z.strictObject({
  id: text,
  elder: z.strictObject({ id: text, name: text }),
  askedBy: text,
  phone: text.exactOptional(),
  code: text.exactOptional(),
  about: text,
  words: text.exactOptional(),
  askedAt: text,
  dueAt: text,
  triedAt: text.exactOptional(),
  triedByName: text.exactOptional(),
  doneAt: text.exactOptional(),
  doneByName: text.exactOptional(),
  outcome: z.enum(['reached', 'not-reached', 'booked']).exactOptional(),
}) satisfies z.ZodType<CallBackView>
export const callBacksReply = z.strictObject({ items: z.array(callBackReply) })

export const cardsReply = z.strictObject({ items: z.array(cardReply) })
export const cardPageReply = pageOf(cardReply)

export const progressReply = z.strictObject({
  state: z.enum(visitStates),
  version: count,
  at: text,
  says: text,
}) satisfies z.ZodType<ProgressView>

const item = z.strictObject({
  ...{ code: text, name: text, category: z.enum(itemCategories), risk: z.enum(itemRisks) },
  ...{ minutes: count, price: count, certificates: z.array(z.enum(certificateKinds)) },
  titleYears: z.strictObject({ years: count, verified: z.boolean(), source: text }).exactOptional(),
  ...{ order: z.boolean(), relative: z.boolean(), twoPeople: z.boolean() },
  ...{ says: text, prepare: z.array(text) },
})

export const catalogueReply = z.strictObject({
  ...{ version: text, from: text, callOut: count, nightFrom: text },
  verified: z.literal(false),
  items: z.array(item),
}) satisfies z.ZodType<Catalogue>

export const cataloguesReply = z.strictObject({
  now: catalogueReply,
  later: z.array(catalogueReply),
})

export const changesReply = z.strictObject({
  from: text,
  to: text,
  added: z.array(item),
  removed: z.array(item),
  changed: z.array(
    z.strictObject({
      code: text,
      name: text,
      fields: z.array(
        z.enum([
          'code',
          'name',
          'category',
          'risk',
          'minutes',
          'price',
          'certificates',
          'titleYears',
          'order',
          'relative',
          'twoPeople',
          'says',
          'prepare',
        ]),
      ),
    }),
  ),
}) satisfies z.ZodType<CatalogueChanges>
