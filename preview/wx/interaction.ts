import type { Host } from '../runtime/contract'
import { api, Failure, type Apis } from './call'
import { actionSheet, type ActionSheetOptions } from './prompts/action-sheet'
import { modal, type ModalOptions } from './prompts/modal'
import { hideToast, showToast, type ToastOptions } from './prompts/toast'

/** Toasts, loading, dialogs and sheets, all drawn in the phone. */
export function interactionApis(host: Host): Apis {
  const hide = (name: string) => api(name, () => hideToast(host))
  return {
    showToast: api<ToastOptions>('showToast', (options) => showToast(host, options)),
    showLoading: api<{ title?: string; mask?: boolean }>(
      'showLoading',
      ({ title = '', mask = false }) =>
        showToast(host, { title, mask, icon: 'loading', duration: Infinity }),
    ),
    hideToast: hide('hideToast'),
    hideLoading: hide('hideLoading'),
    showModal: api<ModalOptions>('showModal', async (options) => ({
      ...(await modal(host, options)),
    })),
    showActionSheet: api<ActionSheetOptions>('showActionSheet', async (options) => {
      if (!Array.isArray(options.itemList) || options.itemList.length === 0) {
        throw new Failure('parameter error: parameter.itemList should have at least 1 item')
      }
      if (options.itemList.length > 6)
        throw new Failure('parameter error: itemList should not be larger than 6')
      const tapIndex = await actionSheet(host, options)
      if (tapIndex < 0) throw new Failure('cancel')
      return { tapIndex }
    }),
  }
}
