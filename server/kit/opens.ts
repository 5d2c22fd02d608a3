import type { Context } from 'koa'
import type { z } from 'zod'
import type { OpenedThing } from '../../shared/access'
import type { Caller } from './actor'
import { Download } from './download'
import { kitOf } from './request'

/** What of people an answer shows, and whose: `of` reads the ids from the answer; a download names them itself. */
interface Opens<R extends z.ZodType = z.ZodType> {
  what: OpenedThing
  of?(view: z.output<R>): readonly string[]
}

/** What an answer shows; several where one shows another thing of some, as the door beside the visit. */
export type OpensAll<R extends z.ZodType = z.ZodType> = Opens<R> | readonly Opens<R>[]

/** Writes down who sees what of whom, a row for each thing. When that fails, nothing is shown. */
export async function noteOpened(
  ctx: Context,
  { opens, summary: through }: { opens: OpensAll; summary: string },
  caller: Caller,
  view: unknown,
) {
  for (const each of [opens].flat()) {
    const people = view instanceof Download ? view.about : (each.of?.(view) ?? [])
    const personIds = [...new Set(people)]
    if (personIds.length > 0)
      await kitOf(ctx).opened({ caller, what: each.what, through, personIds })
  }
}
