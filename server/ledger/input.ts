import { z } from 'zod'
import type { LedgerItem, LedgerLineView } from '../../shared/ledger'
import { notCountedReasons, servicePlaces } from '../../shared/records'

/** `record:<id>#service.follow-up`, as `lineIdOf` makes it. */
export const lineParams = z.strictObject({
  id: z.string().regex(/^[\w:.@-]{1,120}#[a-z.-]{1,60}$/, '编号格式不对'),
})

const item = z.string() as unknown as z.ZodType<LedgerItem>

export const lineReply = z.strictObject({
  id: z.string(),
  item,
  what: z.string(),
  elder: z.strictObject({ id: z.string(), name: z.string() }),
  day: z.string(),
  month: z.string(),
  organisation: z.strictObject({ id: z.string(), name: z.string() }),
  place: z.enum(servicePlaces).exactOptional(),
  by: z.string(),
  about: z.string().exactOptional(),
  contract: z
    .strictObject({
      id: z.string(),
      startsOn: z.string(),
      endsOn: z.string(),
      endedOn: z.string().exactOptional(),
    })
    .exactOptional(),
  excluded: z.enum(notCountedReasons).exactOptional(),
  excludedWords: z.string().exactOptional(),
  later: z.array(z.strictObject({ id: z.string(), item, what: z.string(), at: z.string() })),
}) satisfies z.ZodType<LedgerLineView>
