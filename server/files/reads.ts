import type { FilePurpose } from '../../shared/files'
import { fileStore } from './store'

/** By whom a paper was handed in, about whom, for what, and from which instant to which (ISO, both included). */
interface HandedIn {
  byId: string
  elderId: string
  purpose: FilePurpose
  from: string
  to: string
}

/** What other rooms may ask of attachments. */
export function createFileReads() {
  return {
    /** Is there such a file about this elder, handed in for one of these purposes? */
    async isAbout(fileId: string, elderId: string, purposes: readonly FilePurpose[]) {
      const file = await fileStore.byId(fileId)
      return file?.elderId === elderId && purposes.includes(file.purpose)
    },

    /** The same for one that has to be of a certain moment and from a certain hand. */
    async isHandedIn(fileId: string, { byId, elderId, purpose, from, to }: HandedIn) {
      const file = await fileStore.byId(fileId)
      if (file?.elderId !== elderId || file.purpose !== purpose) return false
      const { act } = file
      return act.byId === byId && from <= act.at && act.at <= to
    },
  }
}
