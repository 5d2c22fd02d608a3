import { createHash } from 'node:crypto'
import { consentTexts } from '../../../shared/visits/consent'
import type { ConsentText } from '../../../shared/visits/consent'
import type { ConsentTexts } from '../../../shared/visits/care'
import type { VisitKind } from '../../../shared/visits/kinds'

/** What is signed now for a kind of visit, with the hash of all that is shown; undefined: nothing is. */
export function consentOffered(kind: VisitKind): ConsentTexts | undefined {
  const text = consentTexts[kind]?.[0]
  return text && shown(text)
}

function shown({ version, agreement, informed }: ConsentText): ConsentTexts {
  const parts = [agreement, informed].map(({ title, paragraphs }) => [title, ...paragraphs])
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const copy = ({ title, paragraphs }: ConsentText['agreement']) => ({
    title,
    paragraphs: [...paragraphs],
  })
  return { version, hash, agreement: copy(agreement), informed: copy(informed) }
}
