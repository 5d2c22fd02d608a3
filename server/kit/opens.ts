import type { Context } from 'koa'
import type { z } from 'zod'
import type { OpenedThing } from '../../shared/access'
import type { Caller } from './actor'
import { Download } from './download'
import { kitOf } from './request'

/** What of people an answer shows, and whose: `of` reads the ids from the answer; a download names them itself. */
export interface Opens<R extends z.ZodType = z.ZodType> {
  what: OpenedThing
  of?(view: z.output<R>): readonly string[]
}

/** Writes down who sees what of whom. When that fails, nothing is shown. */
export async function noteOpened(
  ctx: Context,
  { opens, summary: through }: { opens: Opens; summary: string },
  caller: Caller,
  view: unknown,
) {
  const people = view instanceof Download ? view.about : (opens.of?.(view) ?? [])
  const personIds = [...new Set(people)]
  const { what } = opens
  if (personIds.length > 0) await kitOf(ctx).opened({ caller, what, through, personIds })
}
