/** The library for workbooks. It is large: whoever brings or takes the first one loads it, not every start. */
export const workbooks = async () => (await import('exceljs')).default
