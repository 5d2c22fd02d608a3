import type { Day } from '../../../shared/day'
import { holdsOn, personTags } from '../../../shared/people'
import type { AddTagRequest, DatedTag, PersonTag } from '../../../shared/people'
import { sayFullDate } from '../../../shared/speak'
import { tagNames } from '../words'

export interface TagLine {
  id: string
  name: string
  says: string
}

/** The tags that hold, those that ended, and those that could still be given. */
export function tagCards(tags: readonly DatedTag[], today: Day) {
  const standing = tags.filter((tag) => holdsOn(tag, today))
  const held = new Set(standing.map(({ tag }) => tag))
  return {
    standing: standing.map(lineOf),
    ended: tags.filter((tag) => tag.to !== undefined && tag.to <= today).map(lineOf),
    free: personTags.filter((tag) => !held.has(tag)).map((tag) => ({ tag, name: tagNames[tag] })),
  }
}

const lineOf = ({ id, tag, from, to, source }: DatedTag): TagLine => ({
  id,
  name: tagNames[tag],
  says: `${sayFullDate(from)}起${to ? `，${sayFullDate(to)}止` : ''} · ${source}`,
})

/** What is wrong with a tag to be given; '' when it can be sent. */
export function tagProblem(
  tag: PersonTag | '',
  given: AddTagRequest['source'],
  from: Day,
  today: Day,
) {
  if (!tag) return '请选一个标签'
  if (from > today) return '开始的日期不能晚于今天'
  return given.trim().length < 2 ? '请写明依据' : ''
}
