import { createKeeping } from './keeping'
import type { FileNeeds } from './needs'
import { createOpening } from './opening'
import { sealedBytes } from './sealing'

/** Attachments: photos and PDFs, cleaned as they come in, opened by a signed link that lives five minutes. */
export function createFiles(given: FileNeeds) {
  const needs = { ...given, bytes: sealedBytes(given.bytes, given.vault) }
  return { ...createKeeping(needs), ...createOpening(needs) }
}

export type Files = ReturnType<typeof createFiles>
