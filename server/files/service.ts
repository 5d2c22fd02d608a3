import { createKeeping } from './keeping'
import type { FileNeeds } from './needs'
import { createOpening } from './opening'

/** Attachments: photos and PDFs, cleaned as they come in, opened by a signed link that lives five minutes. */
export const createFiles = (needs: FileNeeds) => ({
  ...createKeeping(needs),
  ...createOpening(needs),
})

export type Files = ReturnType<typeof createFiles>
